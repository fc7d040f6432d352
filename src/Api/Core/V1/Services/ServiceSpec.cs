using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a service is to be.</summary>
[ApiType("io.k8s.api.core.v1.ServiceSpec")]
public sealed partial record ServiceSpec
{
    /// <summary>The ports.</summary>
    [Field("ports", 1, List = ListType.Map, Keys = "port,protocol", MergeKey = "port", Strategy = "merge")]
    public Items<ServicePort> Ports { get; init; }

    /// <summary>Labels of the pods it leads to. Without one somebody else keeps its endpoints.</summary>
    [Field("selector", 2, Map = MapType.Atomic)]
    public OrderedMap<string> Selector { get; init; }

    /// <summary>Its address inside the cluster; None for a service that is only names. Given by the server if nothing is said.</summary>
    [Field("clusterIP", 3)]
    public string ClusterIP { get; init; } = "";

    /// <summary>How it can be reached: ClusterIP inside the cluster, NodePort at every node too, LoadBalancer by a balancer too, ExternalName by another DNS name.</summary>
    [Field("type", 4, Enum = "ClusterIP|ExternalName|LoadBalancer|NodePort")]
    public string Type { get; init; } = "";

    /// <summary>Further addresses at which nodes take its connections; routing them there is your affair.</summary>
    [Field("externalIPs", 5, List = ListType.Atomic)]
    public Items<string> ExternalIPs { get; init; }

    /// <summary>ClientIP leads a client to the same pod again; None if nothing is said.</summary>
    [Field("sessionAffinity", 7, Enum = "ClientIP|None")]
    public string SessionAffinity { get; init; } = "";

    /// <summary>Deprecated: an address wanted for the balancer.</summary>
    [Field("loadBalancerIP", 8)]
    public string LoadBalancerIP { get; init; } = "";

    /// <summary>Address ranges from which the balancer takes connections.</summary>
    [Field("loadBalancerSourceRanges", 9, List = ListType.Atomic)]
    public Items<string> LoadBalancerSourceRanges { get; init; }

    /// <summary>The DNS name that an ExternalName stands for.</summary>
    [Field("externalName", 10)]
    public string ExternalName { get; init; } = "";

    /// <summary>Cluster spreads connections from outside over all pods; Local keeps them on the node and shows the client's address.</summary>
    [Field("externalTrafficPolicy", 11, Enum = "Cluster|Local")]
    public string ExternalTrafficPolicy { get; init; } = "";

    /// <summary>The port at which a node tells whether it has pods of the service; for Local balancers.</summary>
    [Field("healthCheckNodePort", 12)]
    public int HealthCheckNodePort { get; init; }

    /// <summary>Pods are named in DNS before they are ready.</summary>
    [Field("publishNotReadyAddresses", 13)]
    public bool PublishNotReadyAddresses { get; init; }

    /// <summary>Settings of session affinity.</summary>
    [Field("sessionAffinityConfig", 14)]
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    /// <summary>SingleStack, PreferDualStack or RequireDualStack.</summary>
    [Field("ipFamilyPolicy", 17, Enum = "PreferDualStack|RequireDualStack|SingleStack")]
    public string? IpFamilyPolicy { get; init; }

    /// <summary>All its addresses, at most one of each family; the first is clusterIP.</summary>
    [Field("clusterIPs", 18, List = ListType.Atomic)]
    public Items<string> ClusterIPs { get; init; }

    /// <summary>The families of its addresses: IPv4, IPv6.</summary>
    [Field("ipFamilies", 19, List = ListType.Atomic)]
    public Items<string> IpFamilies { get; init; }

    /// <summary>Whether a balancer needs node ports; true if nothing is said.</summary>
    [Field("allocateLoadBalancerNodePorts", 20)]
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    /// <summary>Which balancer; the cluster's default one if nothing is said.</summary>
    [Field("loadBalancerClass", 21)]
    public string? LoadBalancerClass { get; init; }

    /// <summary>Cluster spreads connections from inside over all pods; Local keeps them on the node.</summary>
    [Field("internalTrafficPolicy", 22, Enum = "Cluster|Local")]
    public string? InternalTrafficPolicy { get; init; }

    /// <summary>A preference for near pods: PreferSameZone or PreferSameNode.</summary>
    [Field("trafficDistribution", 23)]
    public string? TrafficDistribution { get; init; }
}
