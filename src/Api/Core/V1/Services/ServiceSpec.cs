using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ServiceSpec")]
public sealed partial record ServiceSpec
{
    [Field("ports", 1, List = ListType.Map, Keys = "port,protocol", MergeKey = "port", Strategy = "merge")]
    public Items<ServicePort> Ports { get; init; }

    [Field("selector", 2, Map = MapType.Atomic)]
    public OrderedMap<string> Selector { get; init; }

    [Field("clusterIP", 3)]
    public string ClusterIP { get; init; } = "";

    [Field("type", 4, Enum = "ClusterIP|ExternalName|LoadBalancer|NodePort")]
    public string Type { get; init; } = "";

    [Field("externalIPs", 5, List = ListType.Atomic)]
    public Items<string> ExternalIPs { get; init; }

    [Field("sessionAffinity", 7, Enum = "ClientIP|None")]
    public string SessionAffinity { get; init; } = "";

    [Field("loadBalancerIP", 8)]
    public string LoadBalancerIP { get; init; } = "";

    [Field("loadBalancerSourceRanges", 9, List = ListType.Atomic)]
    public Items<string> LoadBalancerSourceRanges { get; init; }

    [Field("externalName", 10)]
    public string ExternalName { get; init; } = "";

    [Field("externalTrafficPolicy", 11, Enum = "Cluster|Local")]
    public string ExternalTrafficPolicy { get; init; } = "";

    [Field("healthCheckNodePort", 12)]
    public int HealthCheckNodePort { get; init; }

    [Field("publishNotReadyAddresses", 13)]
    public bool PublishNotReadyAddresses { get; init; }

    [Field("sessionAffinityConfig", 14)]
    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    [Field("ipFamilyPolicy", 17, Enum = "PreferDualStack|RequireDualStack|SingleStack")]
    public string? IpFamilyPolicy { get; init; }

    [Field("clusterIPs", 18, List = ListType.Atomic)]
    public Items<string> ClusterIPs { get; init; }

    [Field("ipFamilies", 19, List = ListType.Atomic)]
    public Items<string> IpFamilies { get; init; }

    [Field("allocateLoadBalancerNodePorts", 20)]
    public bool? AllocateLoadBalancerNodePorts { get; init; }

    [Field("loadBalancerClass", 21)]
    public string? LoadBalancerClass { get; init; }

    [Field("internalTrafficPolicy", 22, Enum = "Cluster|Local")]
    public string? InternalTrafficPolicy { get; init; }

    [Field("trafficDistribution", 23)]
    public string? TrafficDistribution { get; init; }
}
