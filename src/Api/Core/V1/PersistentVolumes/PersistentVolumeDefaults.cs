namespace Keles.Api.Core.V1;

/// <summary>What holds for a volume when nothing is said.</summary>
internal static class PersistentVolumeDefaults
{
    public static PersistentVolume Of(PersistentVolume o) => o with
    {
        Spec = Of(o.Spec) with
        {
            PersistentVolumeReclaimPolicy = o.Spec.PersistentVolumeReclaimPolicy.Or("Retain"),
            VolumeMode = o.Spec.VolumeMode ?? "Filesystem",
        },
        Status = o.Status with { Phase = o.Status.Phase.Or("Pending") },
    };

    /// <summary>The source and the size alone: attachments carry specs too.</summary>
    public static PersistentVolumeSpec Of(PersistentVolumeSpec spec) => spec with
    {
        Capacity = ResourceDefaults.Rounded(spec.Capacity),
        HostPath = VolumeSourceDefaults.Of(spec.HostPath),
        AzureDisk = VolumeSourceDefaults.Of(spec.AzureDisk),
        Iscsi = spec.Iscsi is { IscsiInterface.Length: 0 } iscsi ? iscsi with { IscsiInterface = VolumeSourceDefaults.IscsiInterface } : spec.Iscsi,
        Rbd = spec.Rbd is { } rbd ? rbd with { Pool = rbd.Pool.Or("rbd"), User = rbd.User.Or("admin"), Keyring = rbd.Keyring.Or(VolumeSourceDefaults.RbdKeyring) } : null,
        ScaleIO = spec.ScaleIO is { } scale ? scale with { StorageMode = scale.StorageMode.Or("ThinProvisioned"), FsType = scale.FsType.Or("xfs") } : null,
    };
}
