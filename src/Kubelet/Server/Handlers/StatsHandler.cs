using System.Text;
using System.Text.Json;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Stats;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/stats/summary and the metrics.</summary>
internal sealed class StatsHandler(UsageReader usage, PodTable pods, KubeletOptions options, Linux.MachineFacts machine, Func<string>? process)
{
    public async Task SummaryAsync(HttpContext http)
    {
        var node = await usage.ReadAsync(http.RequestAborted);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.Body);
        SummaryWriter.Write(json, node, options.NodeName);
        await json.FlushAsync(http.RequestAborted);
    }

    public async Task MetricsAsync(HttpContext http, KubeletRoute route)
    {
        var text = route.Rest switch
        {
            [] => Own(),
            ["resource"] => ResourceMetrics.Write(await usage.ReadAsync(http.RequestAborted)),
            ["cadvisor"] => CadvisorMetrics.Write(await usage.ReadAsync(http.RequestAborted), machine.Cpus, machine.MemoryBytes),
            _ => throw ServerAnswerException.NotFound("404 page not found\n"),
        };
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }

    private string Own()
    {
        var text = new MetricsText();
        text.Family("kubelet_node_name", "gauge", "[ALPHA] The node's name. The count is always 1.");
        text.Sample("kubelet_node_name", 1, null, ("node", options.NodeName));
        text.Family("kubelet_running_pods", "gauge", "[ALPHA] Number of pods that have a running pod sandbox");
        text.Sample("kubelet_running_pods", pods.All.Count(w => w is PodWork.Running), null);
        text.Family("kubelet_desired_pods", "gauge", "[ALPHA] The number of pods the kubelet is being instructed to run.");
        text.Sample("kubelet_desired_pods", pods.All.Count, null);
        return text + (process?.Invoke() ?? "");
    }
}
