using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PersistentVolumeClaimSpec")]
public sealed partial record PersistentVolumeClaimSpec
{
    [Field("accessModes", 1, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    [Field("resources", 2)]
    public VolumeResourceRequirements Resources { get; init; } = VolumeResourceRequirements.Empty;

    [Field("volumeName", 3)]
    public string VolumeName { get; init; } = "";

    [Field("selector", 4)]
    public LabelSelector? Selector { get; init; }

    [Field("storageClassName", 5)]
    public string? StorageClassName { get; init; }

    [Field("volumeMode", 6, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    [Field("dataSource", 7)]
    public TypedLocalObjectReference? DataSource { get; init; }

    [Field("dataSourceRef", 8)]
    public TypedObjectReference? DataSourceRef { get; init; }

    [Field("volumeAttributesClassName", 9)]
    public string? VolumeAttributesClassName { get; init; }
}
