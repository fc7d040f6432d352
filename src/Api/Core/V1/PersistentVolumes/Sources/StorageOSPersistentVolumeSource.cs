using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.StorageOSPersistentVolumeSource")]
public sealed partial record StorageOSPersistentVolumeSource
{
    [Field("volumeName", 1)]
    public string VolumeName { get; init; } = "";

    [Field("volumeNamespace", 2)]
    public string VolumeNamespace { get; init; } = "";

    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    [Field("secretRef", 5)]
    public ObjectReference? SecretRef { get; init; }
}
