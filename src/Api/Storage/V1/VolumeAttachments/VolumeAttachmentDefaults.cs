using Keles.Api.Core.V1;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for an attachment when nothing is said of the volume it carries.</summary>
internal static class VolumeAttachmentDefaults
{
    public static VolumeAttachment Of(VolumeAttachment o) => o.Spec.Source.InlineVolumeSpec is { } inline
        ? o with { Spec = o.Spec with { Source = o.Spec.Source with { InlineVolumeSpec = PersistentVolumeDefaults.Of(inline) } } }
        : o;
}
