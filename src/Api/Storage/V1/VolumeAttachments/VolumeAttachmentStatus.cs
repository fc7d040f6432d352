using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>How far it has come.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeAttachmentStatus")]
public sealed partial record VolumeAttachmentStatus
{
    /// <summary>It is attached.</summary>
    [Field("attached", 1, Required = true, Always = true)]
    public bool Attached { get; init; }

    /// <summary>What the driver said when it was.</summary>
    [Field("attachmentMetadata", 2)]
    public OrderedMap<string> AttachmentMetadata { get; init; }

    /// <summary>What last went wrong with attaching.</summary>
    [Field("attachError", 3)]
    public VolumeError? AttachError { get; init; }

    /// <summary>What last went wrong with detaching.</summary>
    [Field("detachError", 4)]
    public VolumeError? DetachError { get; init; }
}
