using Keles.ApiServer.Connect;
using ServiceReference = Keles.Api.ApiRegistration.V1.ServiceReference;

namespace Keles.ApiServer.Aggregation;

/// <summary>Where another API server's endpoints are, or why there are none, in the words of its registration's condition.</summary>
/// <param name="Reason">Empty when all is well.</param>
internal sealed record ServiceAddress(IReadOnlyList<(string Host, int Port)> Endpoints, string Reason = "", string Message = "")
{
    public static ServiceAddress Of(ObjectStore store, ServiceReference reference)
    {
        var (ns, name, port) = (reference.Namespace, reference.Name, reference.Port ?? ServiceEndpoints.UsualPort);
        var found = ServiceEndpoints.Of(store, ns, name, port);
        return found.Missing switch
        {
            MissingEndpoint.Service => new([], "ServiceNotFound", $"service/{name} in \"{ns}\" is not present"),
            MissingEndpoint.Port => new([], "ServicePortError", $"service/{name} in \"{ns}\" is not listening on port {port}"),
            MissingEndpoint.Slices => new([], "EndpointsNotFound", $"cannot find endpointslices for service/{name} in \"{ns}\""),
            MissingEndpoint.Ready => new([], "MissingEndpoints", $"endpointslices for service/{name} in \"{ns}\" have no addresses with port name \"{found.PortName}\""),
            _ => new(found.Ready),
        };
    }
}
