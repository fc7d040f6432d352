using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;

namespace Keles.ApiServer.Connect;

/// <summary>What a service's name and port lead to, as the cache has it: the server's own network knows no service addresses.</summary>
/// <param name="Missing">Why there is nothing ready; <see cref="MissingEndpoint.None"/> when there is.</param>
/// <param name="PortName">Of the service's port, when it has that port.</param>
internal sealed record ServiceEndpoints(IReadOnlyList<(string Host, int Port)> Ready, MissingEndpoint Missing = MissingEndpoint.None, string PortName = "")
{
    /// <summary>Where whoever names a service and no port finds HTTPS.</summary>
    public const int UsualPort = 443;

    public static ServiceEndpoints Of(ObjectStore store, string ns, string name, int port)
    {
        if (store.Cached(ServiceKind.Kind, ns, name)?.Object is not Service service) return new([], MissingEndpoint.Service);
        if (service.Spec.Type == "ExternalName") return new([(service.Spec.ExternalName, port)]);
        if (service.Spec.Ports.Find(p => p.Port == port) is not { } found) return new([], MissingEndpoint.Port);
        EndpointSlice[] slices = [.. store.List(EndpointSliceKind.Kind, ns).Items().Select(static o => (EndpointSlice)o.Object).Where(s => s.Metadata.Labels.Get("kubernetes.io/service-name") == name)];
        (string, int)[] ready =
        [
            .. from slice in slices
               from target in slice.Ports
               where (target.Name ?? "") == found.Name && target.Port is not null
               from endpoint in slice.Endpoints
               where endpoint.Conditions.Ready ?? true
               select (endpoint.Addresses[0], target.Port!.Value),
        ];
        return new(ready, ready.Length > 0 ? MissingEndpoint.None : slices.Length > 0 ? MissingEndpoint.Ready : MissingEndpoint.Slices, found.Name);
    }
}
