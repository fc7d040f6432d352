using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeAttachment", TypeMeta = true)]
public sealed partial record VolumeAttachment
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public VolumeAttachmentSpec Spec { get; init; } = VolumeAttachmentSpec.Empty;

    [Field("status", 3)]
    public VolumeAttachmentStatus Status { get; init; } = VolumeAttachmentStatus.Empty;
}
