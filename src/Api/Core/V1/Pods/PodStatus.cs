using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodStatus")]
public sealed partial record PodStatus
{
    [Field("phase", 1, Enum = "Failed|Pending|Running|Succeeded|Unknown")]
    public string Phase { get; init; } = "";

    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<PodCondition> Conditions { get; init; }

    [Field("message", 3)]
    public string Message { get; init; } = "";

    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";

    [Field("podIP", 6)]
    public string PodIP { get; init; } = "";

    [Field("startTime", 7)]
    public Time? StartTime { get; init; }

    [Field("containerStatuses", 8, List = ListType.Atomic)]
    public Items<ContainerStatus> ContainerStatuses { get; init; }

    [Field("qosClass", 9, Enum = "BestEffort|Burstable|Guaranteed")]
    public string QosClass { get; init; } = "";

    [Field("initContainerStatuses", 10, List = ListType.Atomic)]
    public Items<ContainerStatus> InitContainerStatuses { get; init; }

    [Field("nominatedNodeName", 11)]
    public string NominatedNodeName { get; init; } = "";

    [Field("podIPs", 12, List = ListType.Map, Keys = "ip", MergeKey = "ip", Strategy = "merge")]
    public Items<PodIP> PodIPs { get; init; }

    [Field("ephemeralContainerStatuses", 13, List = ListType.Atomic)]
    public Items<ContainerStatus> EphemeralContainerStatuses { get; init; }

    [Field("resize", 14)]
    public string Resize { get; init; } = "";

    [Field("resourceClaimStatuses", 15, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<PodResourceClaimStatus> ResourceClaimStatuses { get; init; }

    [Field("hostIPs", 16, List = ListType.Atomic, MergeKey = "ip", Strategy = "merge")]
    public Items<HostIP> HostIPs { get; init; }

    [Field("observedGeneration", 17)]
    public long ObservedGeneration { get; init; }

    [Field("extendedResourceClaimStatus", 18)]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; init; }

    [Field("allocatedResources", 19)]
    public OrderedMap<Quantity> AllocatedResources { get; init; }

    [Field("resources", 20)]
    public ResourceRequirements? Resources { get; init; }

    [Field("nodeAllocatableResourceClaimStatuses", 21, List = ListType.Atomic)]
    public Items<NodeAllocatableResourceClaimStatus> NodeAllocatableResourceClaimStatuses { get; init; }
}
