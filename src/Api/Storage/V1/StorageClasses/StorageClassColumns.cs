namespace Keles.Api.Storage.V1;

/// <summary>The table of storage classes.</summary>
internal static class StorageClassColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name with { Cell = static (o, _) => DefaultClasses.IsDefaultStorageClass(o.Metadata) ? o.Metadata.Name + " (default)" : o.Metadata.Name },
        Column.Of<StorageClass>("Provisioner", "string", static c => c.Provisioner, "What makes the volumes."),
        Column.Of<StorageClass>("ReclaimPolicy", "string", static c => c.ReclaimPolicy ?? "Delete", "What becomes of a volume when its claim is gone."),
        Column.Of<StorageClass>("VolumeBindingMode", "string", static c => c.VolumeBindingMode ?? "Immediate", "When a claim gets its volume."),
        Column.Of<StorageClass>("AllowVolumeExpansion", "string", static c => c.AllowVolumeExpansion ?? false, "Whether claims may ask for more."),
        DefaultColumns.Age,
    ];
}
