using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for the wish that a volume be attached to a node.</summary>
internal static class VolumeAttachmentValidation
{
    private const int LargestMetadata = 256 * 1024;
    private const int LongestMessage = 1024;

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnCreate(VolumeAttachment o, FieldErrors errors)
    {
        Content(o, errors);

        // The first version was laxer; what it let through is not asked again when it is updated. The paths are one text, as upstream writes them.
        VolumeSourceValidation.CsiDriverName(o.Spec.Attacher, FieldPath.Root("spec.attacher"), errors);
        if (o.Spec.Source.PersistentVolumeName is { } name) errors.RequireSubdomain(FieldPath.Root("spec.source.persistentVolumeName"), name);
    }

    public static void OnUpdate(VolumeAttachment o, VolumeAttachment stored, FieldErrors errors)
    {
        Content(o, errors);
        errors.RequireUnchanged(Spec, o.Spec, Semantic.Equal(o.Spec, stored.Spec));
    }

    private static void Content(VolumeAttachment o, FieldErrors errors)
    {
        errors.RequireText(Spec.Child("attacher"), o.Spec.Attacher);
        Source(o.Spec.Source, Spec.Child("source"), errors);
        errors.RequireSubdomain(Spec.Child("nodeName"), o.Spec.NodeName);
        if (o.Status.AttachmentMetadata.Sum(static e => (long)FieldChecks.Bytes(e.Key) + FieldChecks.Bytes(e.Value)) > LargestMetadata) errors.TooLong(Status.Child("attachmentMetadata"), LargestMetadata);
        Failure(o.Status.AttachError, Status.Child("attachError"), errors);
        Failure(o.Status.DetachError, Status.Child("detachError"), errors);
    }

    private static void Source(VolumeAttachmentSource source, FieldPath path, FieldErrors errors)
    {
        const string one = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
        switch (source)
        {
            case { InlineVolumeSpec: null, PersistentVolumeName: null }:
                errors.Required(path, one);
                break;
            case { InlineVolumeSpec: not null, PersistentVolumeName: not null }:
                errors.Forbidden(path, one);
                break;
            case { PersistentVolumeName: { } name }:
                errors.RequireText(path.Child("persistentVolumeName"), name, "must specify non empty persistentVolumeName");
                break;
            case { InlineVolumeSpec: { } inline }:
                PersistentVolumeValidation.Inline(inline, path.Child("inlineVolumeSpec"), errors);
                break;
        }
    }

    /// <remarks>The limit upstream names is that of the metadata, not the one it checks.</remarks>
    private static void Failure(VolumeError? failure, FieldPath path, FieldErrors errors)
    {
        if (failure is null) return;
        if (FieldChecks.Bytes(failure.Message) > LongestMessage) errors.TooLong(path.Child("message"), LargestMetadata);
        if (failure.ErrorCode is < 0 and var code) errors.Invalid(path.Child("errorCode"), code, NameMessages.Between(0, int.MaxValue));
    }
}
