namespace Keles.Api.Core.V1;

/// <summary>The table of persistent volumes.</summary>
internal static class PersistentVolumeColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<PersistentVolume>("Capacity", "string", static v => v.Spec.Capacity.Get("storage").ToString(), "How much it holds."),
        Column.Of<PersistentVolume>("Access Modes", "string", static v => AccessModes.Short(v.Spec.AccessModes), "How it may be mounted."),
        Column.Of<PersistentVolume>("Reclaim Policy", "string", static v => v.Spec.PersistentVolumeReclaimPolicy, "What becomes of it when its claim is gone."),
        Column.Of<PersistentVolume>("Status", "string", static v => v.Metadata.DeletionTimestamp is null ? v.Status.Phase : "Terminating", "Where it is in its life."),
        Column.Of<PersistentVolume>("Claim", "string", static v => v.Spec.ClaimRef is { } claim ? $"{claim.Namespace}/{claim.Name}" : "", "The claim it belongs to."),
        Column.Of<PersistentVolume>("StorageClass", "string", StorageClassNames.Of, "The class it was made by."),
        Column.Of<PersistentVolume>("VolumeAttributesClass", "string", static v => v.Spec.VolumeAttributesClassName ?? Cells.Unset, "The class of its changeable attributes."),
        Column.Of<PersistentVolume>("Reason", "string", static v => v.Status.Reason, "Why it is in its state."),
        DefaultColumns.Age,
        Column.Of<PersistentVolume>("VolumeMode", "string", static v => v.Spec.VolumeMode ?? Cells.Unset, "A file system or a raw block device.", priority: 1),
    ];
}
