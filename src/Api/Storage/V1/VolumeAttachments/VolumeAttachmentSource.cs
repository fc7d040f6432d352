using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeAttachmentSource")]
public sealed partial record VolumeAttachmentSource
{
    [Field("persistentVolumeName", 1)]
    public string? PersistentVolumeName { get; init; }

    [Field("inlineVolumeSpec", 2)]
    public PersistentVolumeSpec? InlineVolumeSpec { get; init; }
}
