using System.Net.Sockets;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;
using Port = Keles.Api.Discovery.V1.EndpointPort;

namespace Keles.Network.Dns.Slices;

/// <summary>How this node's DNS server stands among the endpoints of the cluster's DNS service: a slice of its own for each address.</summary>
internal static class DnsSlice
{
    private const string ManagedBy = "endpointslice.kubernetes.io/managed-by";

    private const string ServiceName = "kubernetes.io/service-name";

    /// <summary>Who looks after the slice: no controller of endpoints takes it for its own then.</summary>
    public const string Manager = "keles-agent";

    /// <param name="node">Its owner: when the node is removed, the slice goes too.</param>
    public static EndpointSlice Of(NetworkOptions options, Node node, IPAddress address, bool isReady) => new()
    {
        Metadata = new ObjectMeta
        {
            Namespace = options.DnsService.Namespace,
            Name = Name(options, address),
            Labels = OrderedMap<string>.Of((ServiceName, options.DnsService.Name), (ManagedBy, Manager)),
            OwnerReferences = [new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid }],
        },
        AddressType = address.AddressFamily == AddressFamily.InterNetwork ? "IPv4" : "IPv6",
        Endpoints =
        [
            new Endpoint
            {
                Addresses = [address.ToString()],
                NodeName = options.NodeName,
                Conditions = new EndpointConditions { Ready = isReady, Serving = isReady, Terminating = false },
            },
        ],
        Ports =
        [
            new Port { Name = "dns", Protocol = Protocols.Udp, Port = options.DnsPort },
            new Port { Name = "dns-tcp", Protocol = Protocols.Tcp, Port = options.DnsPort },
        ],
    };

    /// <summary>What is there says the same as what should be.</summary>
    public static bool IsSame(EndpointSlice present, EndpointSlice wanted) =>
        present.AddressType == wanted.AddressType && present.Endpoints == wanted.Endpoints && present.Ports == wanted.Ports
        && wanted.Metadata.Labels.All(l => present.Metadata.Labels.Get(l.Key) == l.Value)
        && present.Metadata.OwnerReferences.Any(o => o.Uid == wanted.Metadata.OwnerReferences[0].Uid);

    private static string Name(NetworkOptions options, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? $"{options.DnsService.Name}-{options.NodeName}" : $"{options.DnsService.Name}-{options.NodeName}-ipv6";
}
