namespace Keles.Api.Storage.V1;

/// <summary>What holds for a storage class when nothing is said.</summary>
internal static class StorageClassDefaults
{
    public static StorageClass Of(StorageClass o) => o with { ReclaimPolicy = o.ReclaimPolicy ?? "Delete", VolumeBindingMode = o.VolumeBindingMode ?? "Immediate" };
}
