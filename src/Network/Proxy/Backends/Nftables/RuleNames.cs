using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>
/// Names in the table. Those of services have slashes, which no name of the API has, so two services never share one; the longest is
/// well within the kernel's 255 letters.
/// </summary>
internal static class RuleNames
{
    public const string Table = "keles-proxy";

    // Sets and maps.
    public const string ClusterIPs = "cluster-ips";
    public const string NodePortIPs = "nodeport-ips";
    public const string Hairpin = "hairpin";
    public const string ServiceIPs = "service-ips";
    public const string NodePorts = "service-nodeports";
    public const string RefusedIPs = "no-endpoint-services";
    public const string RefusedNodePorts = "no-endpoint-nodeports";
    public const string Firewalls = "firewall-ips";

    // Chains.
    public const string Services = "services";
    public const string Mark = "mark-for-masquerade";
    public const string Masquerade = "masquerading";
    public const string Refuse = "refuse";
    public const string RefuseServices = "refuse-services";
    public const string RefuseNodePorts = "refuse-nodeports";
    public const string CheckClusterIPs = "check-cluster-ips";
    public const string CheckFirewalls = "check-firewalls";

    public static string Cluster(ServicePortKey key) => $"cluster/{key}";

    public static string Local(ServicePortKey key) => $"local/{key}";

    public static string External(ServicePortKey key) => $"external/{key}";

    public static string Firewall(ServicePortKey key) => $"firewall/{key}";

    public static string Endpoint(ServicePortKey key, Target target) => $"endpoint/{key}/{Place(target)}";

    /// <summary>The time is in the name, for the kernel cannot change that of a set it has.</summary>
    public static string Affinity(VirtualService service, Target target) => $"affinity/{service.Key}/{Place(target)}/{service.AffinitySeconds}s";

    /// <summary>A colon cannot be in a name.</summary>
    private static string Place(Target target) => $"{target.Address.ToString().Replace(':', '.')}/{target.Port}";
}
