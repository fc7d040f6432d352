using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Keles.ApiServer.Connect;

/// <summary>The proxy subresources of nodes, pods and services.</summary>
internal sealed class ProxyEndpoint(ObjectStore store, KubeletAddress kubelets, HttpMessageInvoker toKubelets, HttpMessageInvoker toPods, ReverseProxy proxy, IRandom random) : IConnectEndpoint
{
    public async Task HandleAsync(HttpContext http, ResourceRequest request, RequestInfo info)
    {
        var name = ProxyName.Parse(request.Name);
        var raw = http.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var (prefix, rest) = Split(raw);
        if (rest.Length == 0 && !raw.EndsWith('/') && HttpMethods.IsGet(http.Request.Method))
        {
            // Relative links of a page work only below a folder.
            http.Response.Redirect(prefix + "/" + http.Request.QueryString, permanent: true);
            return;
        }

        var (target, client) = request.Kind.Plural switch
        {
            "nodes" => (await NodeAsync(name, http.RequestAborted), toKubelets),
            "pods" => (await PodAsync(request, name, http.RequestAborted), toPods),
            _ => (await ServiceAsync(request, name, http.RequestAborted), toPods),
        };
        // Before anything is decided by the port: a node's address is what its kubelet says it is.
        if (request.Kind.Plural is "nodes" or "pods") await ProxyableAddress.CheckAsync(target.Host, http.RequestAborted);
        if (request.Kind.Plural == "nodes" && name.Port.Length > 0 && name.Port != target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            target.Port = Port(name.Port, request.Name);
            target.Scheme = name.Scheme;
            client = toPods;
        }

        var address = new Uri($"{target.Scheme}://{target.Host}:{target.Port}{(rest.Length == 0 ? "/" : rest)}{http.Request.QueryString}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        await proxy.RunAsync(http, request, client, address, prefix);
    }

    /// <summary>The path up to "proxy", and what comes after as it was sent.</summary>
    private static (string Prefix, string Below) Split(string raw)
    {
        // /api/v1/namespaces/NS/pods/NAME/proxy/REST or /api/v1/nodes/NAME/proxy/REST
        var at = 0;
        for (var parts = raw.StartsWith("/api/v1/nodes/", StringComparison.Ordinal) ? 5 : 7; parts > 0; parts--)
        {
            var next = raw.IndexOf('/', at + 1);
            if (next < 0) return (raw, "");
            at = next;
        }

        return (raw[..at], raw[at..]);
    }

    private async ValueTask<UriBuilder> NodeAsync(ProxyName name, CancellationToken cancel) => await kubelets.OfAsync(name.Name, cancel);

    private async ValueTask<UriBuilder> PodAsync(ResourceRequest request, ProxyName name, CancellationToken cancel)
    {
        var stored = await store.GetAsync(request.Kind, request.Namespace, name.Name, cancel) ?? throw ApiErrors.NotFound(request.Kind, name.Name);
        var pod = (Pod)stored.Object;
        var port = name.Port.Length > 0
            ? Port(name.Port, request.Name)
            : pod.Spec.Containers.SelectMany(c => c.Ports).Select(p => p.ContainerPortValue).FirstOrDefault();
        if (pod.Status.PodIP.Length == 0) throw ApiErrors.BadRequest("address not allowed");
        return new(name.Scheme, pod.Status.PodIP, port > 0 ? port : name.Scheme == "https" ? 443 : 80);
    }

    private async ValueTask<UriBuilder> ServiceAsync(ResourceRequest request, ProxyName name, CancellationToken cancel)
    {
        var stored = await store.GetAsync(request.Kind, request.Namespace, name.Name, cancel) ?? throw ApiErrors.NotFound(request.Kind, name.Name);
        var service = (Service)stored.Object;
        if (service.Spec.Type == "ExternalName") throw ApiErrors.BadRequest($"service \"{name.Name}\" of type ExternalName has no endpoints to proxy to");
        var wanted = service.Spec.Ports.Where(p => name.Port.Length == 0 || p.Name == name.Port || p.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) == name.Port).Take(2).ToArray();
        // Without a name there must be no choice.
        if (wanted.Length == 0 || (name.Port.Length == 0 && service.Spec.Ports.Count > 1 && service.Spec.Ports.All(p => p.Name.Length > 0)))
            throw ApiErrors.Unavailable($"no service port \"{name.Port}\" found for service \"{name.Name}\"");
        var portName = wanted[0].Name;
        var slices = store.List(Kinds.Of<EndpointSlice>(), request.Namespace).Items().Select(o => o.Object).OfType<EndpointSlice>()
            .Where(s => s.Metadata.Labels.TryGetValue("kubernetes.io/service-name", out var of) && of == name.Name);
        var ready = (from slice in slices
                     from port in slice.Ports
                     where (port.Name ?? "") == portName && port.Port is not null
                     from endpoint in slice.Endpoints
                     where endpoint.Conditions.Ready ?? true
                     select (Address: endpoint.Addresses[0], Port: port.Port!.Value)).ToArray();
        if (ready.Length == 0) throw ApiErrors.Unavailable($"no endpoints available for service \"{name.Name}\"");
        var chosen = ready[random.Next(ready.Length)];
        return new(name.Scheme, chosen.Address, chosen.Port);
    }

    private static int Port(string text, string name) =>
        int.TryParse(text, out var port) && port is > 0 and < 65536 ? port : throw ApiErrors.BadRequest($"invalid port in \"{name}\"");
}
