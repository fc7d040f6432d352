using System.Globalization;
using Keles.Machinery;
using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Keles.ApiServer.Connect;

/// <summary><c>pods/portforward</c>, by way of the node's kubelet.</summary>
internal sealed class PortForwardEndpoint(PodTarget pods, KubeletAddress kubelets, HttpMessageInvoker client, TimeProvider time) : IConnectEndpoint
{
    private readonly PortForwardProxy proxy = new(time);

    public async Task HandleAsync(HttpContext http, ResourceRequest request, RequestInfo info)
    {
        var cancel = http.RequestAborted;
        var pod = await pods.PodAsync(request, cancel);
        PodTarget.MustHaveHost(pod);
        if (!UpgradeRequest.IsUpgrade(http.Request)) throw ApiErrors.BadRequest("Upgrade request required");
        var target = await kubelets.OfAsync(pod.Spec.NodeName, cancel);
        target.Path = $"/portForward/{pod.Metadata.Namespace}/{pod.Metadata.Name}";
        target.Query = PortsOf(http.Request.Query["ports"]) is { Length: > 0 } ports ? $"port={ports}" : "";
        try
        {
            await proxy.RunAsync(http, new UpgradeTarget(client, target.Uri), cancel);
        }
        catch (UpgradeRefusedException e)
        {
            throw Backend.Refused(e.StatusCode, e.Body.Trim(), request);
        }
        catch (Exception e) when (!http.Response.HasStarted && Backend.IsUnreachable(e, cancel))
        {
            throw Backend.Unreachable(target.Uri, e, request);
        }
    }

    /// <summary>What a client whose WebSocket has numbered channels forwards to; the others name the port of each stream.</summary>
    private static string PortsOf(StringValues ports)
    {
        var all = ports.SelectMany(static p => (p ?? "").Split(',')).ToArray();
        var wrong = Array.Find(all, static p => !ushort.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return wrong is null ? string.Join(',', all) : throw ApiErrors.BadRequest($"cannot convert to []int32: strconv.ParseUint: parsing {GoQuote.Quote(wrong)}: {(wrong.All(char.IsAsciiDigit) && wrong.Length > 0 ? "value out of range" : "invalid syntax")}");
    }
}
