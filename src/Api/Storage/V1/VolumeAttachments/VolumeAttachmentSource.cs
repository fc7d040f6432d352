using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>Which volume; one of the two.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeAttachmentSource")]
public sealed partial record VolumeAttachmentSource
{
    /// <summary>A persistent volume.</summary>
    [Field("persistentVolumeName", 1)]
    public string? PersistentVolumeName { get; init; }

    /// <summary>A volume inside a pod.</summary>
    [Field("inlineVolumeSpec", 2)]
    public PersistentVolumeSpec? InlineVolumeSpec { get; init; }
}
