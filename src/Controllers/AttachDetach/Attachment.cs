using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;

namespace Keles.Controllers.AttachDetach;

/// <summary>An attachment that this controller made, with its volume.</summary>
internal sealed record Attachment(VolumeAttachment Object, PersistentVolume Volume)
{
    public string VolumeName => Attachments.VolumeName(Volume.Spec.Csi!);

    public bool IsGoing => Object.Metadata.DeletionTimestamp is not null;
}
