namespace Keles.Api.Core.V1;

/// <summary>The table of claims.</summary>
internal static class PersistentVolumeClaimColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PersistentVolumeClaim>("Status", "string", static c => c.Metadata.DeletionTimestamp is null ? c.Status.Phase : "Terminating", "Where it is in its life."),
        Column.Of<PersistentVolumeClaim>("Volume", "string", static c => c.Spec.VolumeName, "The volume it has."),
        Column.Of<PersistentVolumeClaim>("Capacity", "string", static c => IsBound(c) ? c.Status.Capacity.Get("storage").ToString() : "", "How much its volume holds."),
        Column.Of<PersistentVolumeClaim>("Access Modes", "string", static c => IsBound(c) ? AccessModes.Short(c.Status.AccessModes) : "", "How its volume may be mounted."),
        Column.Of<PersistentVolumeClaim>("StorageClass", "string", StorageClassNames.Of, "The class that makes its volume."),
        Column.Of<PersistentVolumeClaim>("VolumeAttributesClass", "string", static c => c.Spec.VolumeAttributesClassName ?? Cells.Unset, "The class of its changeable attributes."),
        DefaultColumns.Age,
        Column.Of<PersistentVolumeClaim>("VolumeMode", "string", static c => c.Spec.VolumeMode ?? Cells.Unset, "A file system or a raw block device.", priority: 1),
    ];

    private static bool IsBound(PersistentVolumeClaim claim) => claim.Spec.VolumeName.Length > 0;
}
