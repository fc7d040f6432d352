using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>A CSI driver of a node.</summary>
[ApiType("io.k8s.api.storage.v1.CSINodeDriver")]
public sealed partial record CSINodeDriver
{
    /// <summary>The driver's name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The node's name at the driver.</summary>
    [Field("nodeID", 2, Required = true, Always = true)]
    public string NodeID { get; init; } = "";

    /// <summary>Labels of the node that the driver goes by.</summary>
    [Field("topologyKeys", 3, Always = true, List = ListType.Atomic)]
    public Items<string> TopologyKeys { get; init; }

    /// <summary>How many volumes it can have.</summary>
    [Field("allocatable", 4)]
    public VolumeNodeResources? Allocatable { get; init; }
}
