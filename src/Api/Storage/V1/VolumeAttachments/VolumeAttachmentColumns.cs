namespace Keles.Api.Storage.V1;

/// <summary>The table of volume attachments.</summary>
internal static class VolumeAttachmentColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<VolumeAttachment>("Attacher", "string", static a => a.Spec.Attacher, "The driver that attaches.", format: "name"),
        Column.Of<VolumeAttachment>("PV", "string", static a => a.Spec.Source.PersistentVolumeName ?? "", "The volume."),
        Column.Of<VolumeAttachment>("Node", "string", static a => a.Spec.NodeName, "The node."),
        Column.Of<VolumeAttachment>("Attached", "boolean", static a => a.Status.Attached, "Whether it is attached."),
        DefaultColumns.Age,
    ];
}
