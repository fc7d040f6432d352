using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What storage is wanted.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolumeClaimSpec")]
public sealed partial record PersistentVolumeClaimSpec
{
    /// <summary>How it is to be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod.</summary>
    [Field("accessModes", 1, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    /// <summary>How large it is to be. It can grow when the class allows it.</summary>
    [Field("resources", 2)]
    public VolumeResourceRequirements Resources { get; init; } = VolumeResourceRequirements.Empty;

    /// <summary>The volume that the claim is bound to.</summary>
    [Field("volumeName", 3)]
    public string VolumeName { get; init; } = "";

    /// <summary>Labels of volumes that are considered.</summary>
    [Field("selector", 4)]
    public LabelSelector? Selector { get; init; }

    /// <summary>The class; the default one if nothing is said, none at all if empty.</summary>
    [Field("storageClassName", 5)]
    public string? StorageClassName { get; init; }

    /// <summary>Filesystem or Block; Filesystem if nothing is said.</summary>
    [Field("volumeMode", 6, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    /// <summary>What the new volume is filled from: a snapshot or another claim.</summary>
    [Field("dataSource", 7)]
    public TypedLocalObjectReference? DataSource { get; init; }

    /// <summary>What the new volume is filled from, of any kind.</summary>
    [Field("dataSourceRef", 8)]
    public TypedObjectReference? DataSourceRef { get; init; }

    /// <summary>A class of settings that can change later.</summary>
    [Field("volumeAttributesClassName", 9)]
    public string? VolumeAttributesClassName { get; init; }
}
