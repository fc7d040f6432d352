using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using ServiceReference = Keles.Api.ApiRegistration.V1.ServiceReference;

namespace Keles.ApiServer.Aggregation;

/// <summary>Where a service's endpoints are, or why there are none, in upstream's words.</summary>
/// <param name="Reason">Empty when all is well.</param>
internal sealed record ServiceAddress(IReadOnlyList<(string Host, int Port)> Endpoints, string Reason = "", string Message = "")
{
    private const int UsualPort = 443;

    public static ServiceAddress Of(ObjectStore store, ServiceReference reference)
    {
        var (ns, name, port) = (reference.Namespace, reference.Name, reference.Port ?? UsualPort);
        if (store.Cached(Kinds.Of<Service>(), ns, name)?.Object is not Service service)
            return new([], "ServiceNotFound", $"service/{name} in \"{ns}\" is not present");
        if (service.Spec.Type == "ExternalName") return new([(service.Spec.ExternalName, port)]);
        if (service.Spec.Ports.FirstOrDefault(p => p.Port == port) is not { } found)
            return new([], "ServicePortError", $"service/{name} in \"{ns}\" is not listening on port {port}");
        EndpointSlice[] slices = [.. store.List(Kinds.Of<EndpointSlice>(), ns).Items().Select(static o => o.Object).OfType<EndpointSlice>().Where(s => s.Metadata.Labels.Get("kubernetes.io/service-name") == name)];
        if (slices.Length == 0) return new([], "EndpointsNotFound", $"cannot find endpointslices for service/{name} in \"{ns}\"");
        (string, int)[] ready =
        [
            .. from slice in slices
               from target in slice.Ports
               where (target.Name ?? "") == found.Name && target.Port is not null
               from endpoint in slice.Endpoints
               where endpoint.Conditions.Ready ?? true
               select (endpoint.Addresses[0], target.Port!.Value),
        ];
        return ready.Length > 0 ? new(ready) : new([], "MissingEndpoints", $"endpointslices for service/{name} in \"{ns}\" have no addresses with port name \"{found.Name}\"");
    }
}
