using Keles.Machinery;

namespace Keles.Network;

/// <summary>Everything about a node's network that is decided outside it.</summary>
public sealed record NetworkOptions
{
    /// <summary>The node's name in the API; its range of pod addresses is read there.</summary>
    public required string NodeName { get; init; }

    /// <summary>The node's own addresses, at most one of each family. Node ports are open on them, DNS answers there.</summary>
    public required Items<IPAddress> NodeAddresses { get; init; }

    /// <summary>What services' cluster addresses are taken from.</summary>
    public Items<IPNetwork> ServiceRanges { get; init; } = [IPNetwork.Parse("10.96.0.0/16")];

    /// <summary>What all nodes' pod ranges are taken from. A packet from anywhere else that goes to a service is masqueraded.</summary>
    public Items<IPNetwork> PodRanges { get; init; } = [IPNetwork.Parse("10.244.0.0/16")];

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>The service whose endpoints the nodes' DNS servers are.</summary>
    public ObjectKey DnsService { get; init; } = new("kube-system", "kube-dns");

    /// <summary>Where DNS is answered on the node's address, over UDP and TCP; 0 for no DNS server.</summary>
    public int DnsPort { get; init; } = 10053;

    /// <summary>Where names outside the cluster are asked for; null takes the servers of <see cref="ResolverFile"/>.</summary>
    public Items<IPEndPoint>? UpstreamResolvers { get; init; }

    public string ResolverFile { get; init; } = "/etc/resolv.conf";

    /// <summary>How pods of different nodes reach each other.</summary>
    public PodNetworkMode PodNetwork { get; init; } = PodNetworkMode.HostGateway;

    public string CniConfDirectory { get; init; } = "/etc/cni/net.d";

    public string CniBinDirectory { get; init; } = "/usr/lib/cni";

    /// <summary>The bridge that joins the pods of this node.</summary>
    public string Bridge { get; init; } = "cni0";

    /// <summary>Of the pods' links; 0 takes that of the link which has the node's address.</summary>
    public int Mtu { get; init; }
}
