using Keles.Streaming.Relays;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

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
        target.Query = http.Request.QueryString.Value?.TrimStart('?') ?? "";
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
}
