using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A StorageOS volume; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.StorageOSVolumeSource")]
public sealed partial record StorageOSVolumeSource
{
    /// <summary>The volume.</summary>
    [Field("volumeName", 1)]
    public string VolumeName { get; init; } = "";

    /// <summary>Its namespace at StorageOS.</summary>
    [Field("volumeNamespace", 2)]
    public string VolumeNamespace { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 3)]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>The secret for StorageOS.</summary>
    [Field("secretRef", 5)]
    public LocalObjectReference? SecretRef { get; init; }
}
