using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The state of a claim.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolumeClaimStatus")]
public sealed partial record PersistentVolumeClaimStatus
{
    /// <summary>Pending, Bound or Lost.</summary>
    [Field("phase", 1, Enum = "Bound|Lost|Pending")]
    public string Phase { get; init; } = "";

    /// <summary>How the volume can be mounted.</summary>
    [Field("accessModes", 2, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    /// <summary>The volume's size.</summary>
    [Field("capacity", 3)]
    public OrderedMap<Quantity> Capacity { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 4, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<PersistentVolumeClaimCondition> Conditions { get; init; }

    /// <summary>The size set aside, while it grows.</summary>
    [Field("allocatedResources", 5)]
    public OrderedMap<Quantity> AllocatedResources { get; init; }

    /// <summary>How far growing has come.</summary>
    [Field("allocatedResourceStatuses", 7, Map = MapType.Granular)]
    public OrderedMap<string> AllocatedResourceStatuses { get; init; }

    /// <summary>The class whose settings are in force.</summary>
    [Field("currentVolumeAttributesClassName", 8)]
    public string? CurrentVolumeAttributesClassName { get; init; }

    /// <summary>How far a change of settings has come.</summary>
    [Field("modifyVolumeStatus", 9)]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; init; }
}
