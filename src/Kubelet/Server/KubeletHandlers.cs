using System.Text;
using Keles.Kubelet.Server.Handlers;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server;

/// <summary>The paths of the server, each with what answers it.</summary>
internal sealed class KubeletHandlers(LogsHandler logs, CommandHandler commands, PodListHandler pods, StatsHandler stats, NodeLogsHandler nodeLogs, ConfigHandler config)
{
    public Task AnswerAsync(HttpContext http)
    {
        var route = KubeletRoute.Parse(http.Request.Path.Value ?? "/") ?? throw ServerAnswerException.BadRequest("the path leads upwards");
        return route.Name switch
        {
            "containerLogs" => logs.AnswerAsync(http, route),
            "exec" => commands.ExecAsync(http, route),
            "attach" => commands.AttachAsync(http, route),
            "portForward" => commands.PortForwardAsync(http, route),
            "run" => commands.RunAsync(http, route),
            "pods" => pods.AnswerAsync(http),
            "runningpods" => pods.AnswerRunningAsync(http),
            "stats" => stats.SummaryAsync(http),
            "metrics" => stats.MetricsAsync(http, route),
            "logs" => nodeLogs.AnswerAsync(http, route),
            "configz" => config.AnswerAsync(http),
            "healthz" => TextAsync(http, "ok"),
            "" => TextAsync(http, "404 page not found\n", StatusCodes.Status404NotFound),
            _ => TextAsync(http, "404 page not found\n", StatusCodes.Status404NotFound),
        };
    }

    private static async Task TextAsync(HttpContext http, string text, int code = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }
}
