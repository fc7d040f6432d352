using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSINodeDriver")]
public sealed partial record CSINodeDriver
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("nodeID", 2, Required = true, Always = true)]
    public string NodeID { get; init; } = "";

    [Field("topologyKeys", 3, Always = true, List = ListType.Atomic)]
    public Items<string> TopologyKeys { get; init; }

    [Field("allocatable", 4)]
    public VolumeNodeResources? Allocatable { get; init; }
}
