using System.Net;

namespace Keles.LocalCluster;

/// <summary>The hub's network as lines for ip(8).</summary>
internal static class HubNetwork
{
    public const string Bridge = "keles0";

    /// <summary>Packets that come in over the bridge and are for nobody here use this routing table.</summary>
    private const int ForwardingTable = 100;

    /// <summary>
    /// The hub is a place to dial from, not a router. The routes to pods are for its own connections only, or they would hide a broken
    /// overlay: what comes in for somebody else uses another table, and is answered by <see cref="Refusal"/>.
    /// </summary>
    public static IReadOnlyList<string> Create() =>
    [
        "link set lo up",
        $"link add {Bridge} address {AddressPlan.HardwareAddress(AddressPlan.Hub)} type bridge stp_state 0 forward_delay 0",
        $"address add {AddressPlan.Hub}/{AddressPlan.PrefixLength} dev {Bridge}",
        $"rule add iif {Bridge} priority {ForwardingTable} lookup {ForwardingTable}",
        $"route add default dev lo table {ForwardingTable}",
        $"link set {Bridge} up", // Last: a bridge that is up is a hub that is whole.
    ];

    /// <summary>
    /// Tells every packet for elsewhere "unreachable" at once, so that nobody waits for an answer from outside. A route of that kind
    /// would do so for the first few only: the kernel limits how often it says it.
    /// </summary>
    public const string Refusal = "table inet keles {\n chain forward {\n  type filter hook forward priority 0; policy drop;\n  reject with icmpx type no-route;\n }\n}\n";

    /// <summary>
    /// Of the hub's namespace. Packets for elsewhere must count as forwarded to be refused, no refusal is one too many, and what the
    /// bridge carries from node to node is not to be filtered. The last exist only where the kernel has that filter.
    /// </summary>
    public static IReadOnlyList<(string Name, string Value)> Settings { get; } =
    [
        ("net.ipv4.ip_forward", "1"), ("net.ipv4.icmp_ratelimit", "0"),
        ("net.bridge.bridge-nf-call-iptables", "0"), ("net.bridge.bridge-nf-call-ip6tables", "0"),
    ];

    /// <summary>A node's end in the hub; names of links have at most 15 letters, so it is the index.</summary>
    public static string Port(int node) => $"node{node}";

    /// <summary>Pod ranges that lie behind other nodes than before, or behind none.</summary>
    public static IReadOnlyList<string> RouteChanges(
        IReadOnlyDictionary<string, IPAddress> present, IReadOnlyDictionary<string, IPAddress> desired) =>
    [
        .. present.Keys.Except(desired.Keys).Order(StringComparer.Ordinal).Select(range => $"route del {range}"),
        .. desired.Where(d => !present.TryGetValue(d.Key, out var via) || !via.Equals(d.Value))
            .OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"route replace {d.Key} via {d.Value} dev {Bridge}"),
    ];
}
