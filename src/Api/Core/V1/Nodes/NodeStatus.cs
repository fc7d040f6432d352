using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.NodeStatus")]
public sealed partial record NodeStatus
{
    [Field("capacity", 1)]
    public OrderedMap<Quantity> Capacity { get; init; }

    [Field("allocatable", 2)]
    public OrderedMap<Quantity> Allocatable { get; init; }

    [Field("phase", 3, Enum = "Pending|Running|Terminated")]
    public string Phase { get; init; } = "";

    [Field("conditions", 4, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NodeCondition> Conditions { get; init; }

    [Field("addresses", 5, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<NodeAddress> Addresses { get; init; }

    [Field("daemonEndpoints", 6)]
    public NodeDaemonEndpoints DaemonEndpoints { get; init; } = NodeDaemonEndpoints.Empty;

    [Field("nodeInfo", 7)]
    public NodeSystemInfo NodeInfo { get; init; } = NodeSystemInfo.Empty;

    [Field("images", 8, List = ListType.Atomic)]
    public Items<ContainerImage> Images { get; init; }

    [Field("volumesInUse", 9, List = ListType.Atomic)]
    public Items<string> VolumesInUse { get; init; }

    [Field("volumesAttached", 10, List = ListType.Atomic)]
    public Items<AttachedVolume> VolumesAttached { get; init; }

    [Field("config", 11)]
    public NodeConfigStatus? Config { get; init; }

    [Field("runtimeHandlers", 12, List = ListType.Atomic)]
    public Items<NodeRuntimeHandler> RuntimeHandlers { get; init; }

    [Field("features", 13)]
    public NodeFeatures? Features { get; init; }

    [Field("declaredFeatures", 14, List = ListType.Atomic)]
    public Items<string> DeclaredFeatures { get; init; }
}
