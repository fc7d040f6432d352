using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeAttachmentStatus")]
public sealed partial record VolumeAttachmentStatus
{
    [Field("attached", 1, Required = true, Always = true)]
    public bool Attached { get; init; }

    [Field("attachmentMetadata", 2)]
    public OrderedMap<string> AttachmentMetadata { get; init; }

    [Field("attachError", 3)]
    public VolumeError? AttachError { get; init; }

    [Field("detachError", 4)]
    public VolumeError? DetachError { get; init; }
}
