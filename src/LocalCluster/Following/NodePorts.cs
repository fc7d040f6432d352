using System.Net;
using Keles.Api.Core.V1;

namespace Keles.LocalCluster;

/// <summary>The ports on the host's loopback that services want: every node port, leading to that port of all nodes.</summary>
internal static class NodePorts
{
    /// <summary>The oldest service first: it has the right to a port that two want.</summary>
    public static IReadOnlyList<PublishedPort> Of(IEnumerable<Service> services, IReadOnlyList<Node> nodes)
    {
        var addresses = nodes.Select(PodRoutes.AddressOf).OfType<IPAddress>().OrderBy(a => a.ToString(), StringComparer.Ordinal).ToList();
        return
        [
            .. from service in services
               where service.Spec.Type is "NodePort" or "LoadBalancer"
               orderby service.Metadata.CreationTimestamp, service.Metadata.Namespace, service.Metadata.Name
               from port in service.Spec.Ports
               where port.NodePort > 0 && ProtocolOf(port) is not null
               select new PublishedPort(ProtocolOf(port)!.Value, port.NodePort, OwnerOf(service), [.. addresses.Select(a => new IPEndPoint(a, port.NodePort))]),
        ];
    }

    public static string OwnerOf(Service service) => $"{service.Metadata.Namespace}/{service.Metadata.Name} (NodePort)";

    /// <summary>Null for protocols that cannot be published.</summary>
    private static PortProtocol? ProtocolOf(ServicePort port) => port.Protocol switch
    {
        "TCP" or "" => PortProtocol.Tcp,
        "UDP" => PortProtocol.Udp,
        _ => null,
    };
}
