namespace Keles.Api.Storage.V1;

/// <summary>What holds for a CSI driver when nothing is said.</summary>
internal static class CSIDriverDefaults
{
    public static CSIDriver Of(CSIDriver o) => o with
    {
        Spec = o.Spec with
        {
            AttachRequired = o.Spec.AttachRequired ?? true,
            PodInfoOnMount = o.Spec.PodInfoOnMount ?? false,
            StorageCapacity = o.Spec.StorageCapacity ?? false,
            FsGroupPolicy = o.Spec.FsGroupPolicy ?? "ReadWriteOnceWithFSType",
            VolumeLifecycleModes = o.Spec.VolumeLifecycleModes.IsEmpty ? ["Persistent"] : o.Spec.VolumeLifecycleModes,
            RequiresRepublish = o.Spec.RequiresRepublish ?? false,
            SeLinuxMount = o.Spec.SeLinuxMount ?? false,
        },
    };
}
