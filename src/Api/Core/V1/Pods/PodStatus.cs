using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What is known of a pod, most of it from its node.</summary>
[ApiType("io.k8s.api.core.v1.PodStatus")]
public sealed partial record PodStatus
{
    /// <summary>Where the pod is in its life: Pending, Running, Succeeded, Failed or Unknown.</summary>
    [Field("phase", 1, Enum = "Failed|Pending|Running|Succeeded|Unknown")]
    public string Phase { get; init; } = "";

    /// <summary>What holds of the pod.</summary>
    [Field("conditions", 2, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<PodCondition> Conditions { get; init; }

    /// <summary>Why it is in this state, for people.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>Why it is in this state, as one word: Evicted, for example.</summary>
    [Field("reason", 4)]
    public string Reason { get; init; } = "";

    /// <summary>Address of its node.</summary>
    [Field("hostIP", 5)]
    public string HostIP { get; init; } = "";

    /// <summary>Its address; every pod and node of the cluster reaches it there.</summary>
    [Field("podIP", 6)]
    public string PodIP { get; init; } = "";

    /// <summary>When the node took the pod up.</summary>
    [Field("startTime", 7)]
    public Time? StartTime { get; init; }

    /// <summary>The state of each container.</summary>
    [Field("containerStatuses", 8, List = ListType.Atomic)]
    public Items<ContainerStatus> ContainerStatuses { get; init; }

    /// <summary>Guaranteed, Burstable or BestEffort: who is sacrificed last and first when memory is short.</summary>
    [Field("qosClass", 9, Enum = "BestEffort|Burstable|Guaranteed")]
    public string QosClass { get; init; } = "";

    /// <summary>The state of each init container.</summary>
    [Field("initContainerStatuses", 10, List = ListType.Atomic)]
    public Items<ContainerStatus> InitContainerStatuses { get; init; }

    /// <summary>The node on which room is being made for the pod.</summary>
    [Field("nominatedNodeName", 11)]
    public string NominatedNodeName { get; init; } = "";

    /// <summary>All its addresses, at most one of each family.</summary>
    [Field("podIPs", 12, List = ListType.Map, Keys = "ip", MergeKey = "ip", Strategy = "merge")]
    public Items<PodIP> PodIPs { get; init; }

    /// <summary>The state of each ephemeral container.</summary>
    [Field("ephemeralContainerStatuses", 13, List = ListType.Atomic)]
    public Items<ContainerStatus> EphemeralContainerStatuses { get; init; }

    /// <summary>No longer used: see the conditions PodResizePending and PodResizeInProgress.</summary>
    [Field("resize", 14)]
    public string Resize { get; init; } = "";

    /// <summary>The claims made for the pod.</summary>
    [Field("resourceClaimStatuses", 15, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge,retainKeys")]
    public Items<PodResourceClaimStatus> ResourceClaimStatuses { get; init; }

    /// <summary>All addresses of its node.</summary>
    [Field("hostIPs", 16, List = ListType.Atomic, MergeKey = "ip", Strategy = "merge")]
    public Items<HostIP> HostIPs { get; init; }

    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 17)]
    public long ObservedGeneration { get; init; }

    /// <summary>The claim made for devices asked for as plain resources.</summary>
    [Field("extendedResourceClaimStatus", 18)]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; init; }

    /// <summary>Resources set aside for the pod as a whole.</summary>
    [Field("allocatedResources", 19)]
    public OrderedMap<Quantity> AllocatedResources { get; init; }

    /// <summary>Resources that are in force for the pod as a whole.</summary>
    [Field("resources", 20)]
    public ResourceRequirements? Resources { get; init; }

    /// <summary>Claims that take up resources which the node also counts otherwise.</summary>
    [Field("nodeAllocatableResourceClaimStatuses", 21, List = ListType.Atomic)]
    public Items<NodeAllocatableResourceClaimStatus> NodeAllocatableResourceClaimStatuses { get; init; }
}
