using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a node, told by its kubelet.</summary>
[ApiType("io.k8s.api.core.v1.NodeStatus")]
public sealed partial record NodeStatus
{
    /// <summary>All it has of each resource.</summary>
    [Field("capacity", 1)]
    public OrderedMap<Quantity> Capacity { get; init; }

    /// <summary>What of it is for pods.</summary>
    [Field("allocatable", 2)]
    public OrderedMap<Quantity> Allocatable { get; init; }

    /// <summary>No longer used.</summary>
    [Field("phase", 3, Enum = "Pending|Running|Terminated")]
    public string Phase { get; init; } = "";

    /// <summary>What holds of it.</summary>
    [Field("conditions", 4, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NodeCondition> Conditions { get; init; }

    /// <summary>Its addresses and names.</summary>
    [Field("addresses", 5, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NodeAddress> Addresses { get; init; }

    /// <summary>Ports of its daemons.</summary>
    [Field("daemonEndpoints", 6)]
    public NodeDaemonEndpoints DaemonEndpoints { get; init; } = NodeDaemonEndpoints.Empty;

    /// <summary>Versions and ids.</summary>
    [Field("nodeInfo", 7)]
    public NodeSystemInfo NodeInfo { get; init; } = NodeSystemInfo.Empty;

    /// <summary>Images it has.</summary>
    [Field("images", 8, List = ListType.Atomic)]
    public Items<ContainerImage> Images { get; init; }

    /// <summary>Attachable volumes that its pods use.</summary>
    [Field("volumesInUse", 9, List = ListType.Atomic)]
    public Items<string> VolumesInUse { get; init; }

    /// <summary>Volumes that are attached.</summary>
    [Field("volumesAttached", 10, List = ListType.Atomic)]
    public Items<AttachedVolume> VolumesAttached { get; init; }

    /// <summary>No longer used.</summary>
    [Field("config", 11)]
    public NodeConfigStatus? Config { get; init; }

    /// <summary>Handlers of its container runtime.</summary>
    [Field("runtimeHandlers", 12, List = ListType.Atomic)]
    public Items<NodeRuntimeHandler> RuntimeHandlers { get; init; }

    /// <summary>What its container runtime can do.</summary>
    [Field("features", 13)]
    public NodeFeatures? Features { get; init; }

    /// <summary>Features of its kubelet that matter for placing pods.</summary>
    [Field("declaredFeatures", 14, List = ListType.Atomic)]
    public Items<string> DeclaredFeatures { get; init; }
}
