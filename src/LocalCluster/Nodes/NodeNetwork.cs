using System.Net;

namespace Keles.LocalCluster;

/// <summary>A node's side of its link to the hub, as lines for ip(8).</summary>
internal static class NodeNetwork
{
    public const string Link = "eth0";

    /// <summary>The default route leads to the hub. It is needed even though nothing lies beyond: an address of a service must have some route before it can be translated.</summary>
    public static IReadOnlyList<string> Connect(int node, IPAddress address, int hubProcess) =>
    [
        "link set lo up",
        $"link add {Link} address {AddressPlan.HardwareAddress(address)} type veth peer name {HubNetwork.Port(node)} netns {hubProcess}",
        $"address add {address}/{AddressPlan.PrefixLength} dev {Link}",
        $"link set {Link} up",
        $"route add default via {AddressPlan.Hub} dev {Link}",
    ];
}
