namespace Keles.Scheduler;

/// <summary>Disks that can be attached for writing once, though no claim stands for them.</summary>
internal static class SharedDisks
{
    public static bool Has(PodSpec spec) => spec.Volumes.Any(static v => v is { GcePersistentDisk: not null } or { AwsElasticBlockStore: not null } or { Rbd: not null } or { Iscsi: not null });

    public static bool Conflict(PodSpec wanted, PodSpec there)
    {
        foreach (var volume in wanted.Volumes) foreach (var other in there.Volumes) if (Conflict(volume, other)) return true;
        return false;
    }

    private static bool Conflict(Volume a, Volume b) => (a, b) switch
    {
        ({ GcePersistentDisk: { } x }, { GcePersistentDisk: { } y }) => x.PdName == y.PdName && !(x.ReadOnly && y.ReadOnly),
        ({ AwsElasticBlockStore: { } x }, { AwsElasticBlockStore: { } y }) => x.VolumeID == y.VolumeID,
        ({ Iscsi: { } x }, { Iscsi: { } y }) => x.Iqn == y.Iqn && !(x.ReadOnly && y.ReadOnly),
        ({ Rbd: { } x }, { Rbd: { } y }) => x.Image == y.Image && x.Pool == y.Pool && x.Monitors.Any(y.Monitors.Contains) && !(x.ReadOnly && y.ReadOnly),
        _ => false,
    };
}
