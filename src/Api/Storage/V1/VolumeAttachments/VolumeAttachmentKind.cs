namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of VolumeAttachment.</summary>
public static class VolumeAttachmentKind
{
    public static Kind<VolumeAttachment> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "VolumeAttachment",
        Plural = "volumeattachments",
        Singular = "volumeattachment",
        Namespaced = false,
        Subresources =
        [
            new("status", "VolumeAttachment", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "volumeattachments",
        AllowsUnconditionalUpdate = false,
        Columns = VolumeAttachmentColumns.All,
        Defaults = VolumeAttachmentDefaults.Of,
        Validation = VolumeAttachmentValidation.OnCreate,
        UpdateValidation = VolumeAttachmentValidation.OnUpdate,
        StatusUpdateValidation = VolumeAttachmentValidation.OnUpdate,
        CreateRule = static o => o with { Status = VolumeAttachmentStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata) },
    };
}
