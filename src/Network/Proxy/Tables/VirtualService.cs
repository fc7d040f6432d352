using Keles.Machinery;

namespace Keles.Network.Proxy.Tables;

/// <summary>One port of a service as this node serves it, in one address family.</summary>
internal sealed record VirtualService
{
    public required ServicePortKey Key { get; init; }

    public required IPAddress ClusterIP { get; init; }

    /// <summary>Addresses from outside that lead here: externalIPs and those of a load balancer.</summary>
    public Items<IPAddress> ExternalIPs { get; init; } = [];

    /// <summary>Those of a load balancer, on which the source ranges are enforced.</summary>
    public Items<IPAddress> LoadBalancerIPs { get; init; } = [];

    /// <summary>Who may come through the load balancer; empty for everybody.</summary>
    public Items<IPNetwork> SourceRanges { get; init; } = [];

    /// <summary>0 for none.</summary>
    public int NodePort { get; init; }

    /// <summary>How long a client stays with its target; 0 for no affinity.</summary>
    public int AffinitySeconds { get; init; }

    public bool InternalLocal { get; init; }

    public bool ExternalLocal { get; init; }

    /// <summary>0 for none.</summary>
    public int HealthCheckNodePort { get; init; }

    /// <summary>Targets anywhere in the cluster.</summary>
    public Items<Target> Cluster { get; init; } = [];

    /// <summary>Targets on this node, where a policy asks for those.</summary>
    public Items<Target> Local { get; init; } = [];

    /// <summary>Somewhere there is a target, even if this node may not use it.</summary>
    public bool HasTargets { get; init; }

    public bool IsExternal => NodePort > 0 || !ExternalIPs.IsEmpty;

    public bool UsesCluster => !InternalLocal || IsExternal;

    public bool UsesLocal => InternalLocal || (ExternalLocal && IsExternal);

    /// <summary>What serves the cluster address.</summary>
    public Items<Target> Internal => InternalLocal ? Local : Cluster;
}
