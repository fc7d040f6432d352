using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PersistentVolumeClaimStatus")]
public sealed partial record PersistentVolumeClaimStatus
{
    [Field("phase", 1, Enum = "Bound|Lost|Pending")]
    public string Phase { get; init; } = "";

    [Field("accessModes", 2, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    [Field("capacity", 3)]
    public OrderedMap<Quantity> Capacity { get; init; }

    [Field("conditions", 4, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<PersistentVolumeClaimCondition> Conditions { get; init; }

    [Field("allocatedResources", 5)]
    public OrderedMap<Quantity> AllocatedResources { get; init; }

    [Field("allocatedResourceStatuses", 7, Map = MapType.Granular)]
    public OrderedMap<string> AllocatedResourceStatuses { get; init; }

    [Field("currentVolumeAttributesClassName", 8)]
    public string? CurrentVolumeAttributesClassName { get; init; }

    [Field("modifyVolumeStatus", 9)]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; init; }
}
