namespace Keles.Api.Core.V1;

/// <summary>What creating and updating a claim may set.</summary>
internal static class PersistentVolumeClaimWriteRules
{
    private const string SnapshotGroup = "snapshot.storage.k8s.io";

    public static PersistentVolumeClaim OnCreate(PersistentVolumeClaim o) => o with { Spec = Sources(WithKnownSource(o.Spec)), Status = new() { Phase = "Pending" } };

    public static PersistentVolumeClaim OnUpdate(PersistentVolumeClaim o, PersistentVolumeClaim stored) =>
        o with { Spec = Sources(stored.Spec.DataSource is null ? WithKnownSource(o.Spec) : o.Spec), Status = stored.Status };

    /// <summary>The old field takes claims and snapshots alone; anything else in it was always dropped without a word.</summary>
    private static PersistentVolumeClaimSpec WithKnownSource(PersistentVolumeClaimSpec spec) => spec.DataSource switch
    {
        null => spec,
        { Kind: "PersistentVolumeClaim", ApiGroup: null or "" } => spec,
        { Kind: "VolumeSnapshot", ApiGroup: SnapshotGroup } => spec,
        _ => spec with { DataSource = null },
    };

    /// <summary>The two fields for what a volume is filled with say the same; only the newer one can name another namespace.</summary>
    private static PersistentVolumeClaimSpec Sources(PersistentVolumeClaimSpec spec) => spec switch
    {
        { DataSource: { } old, DataSourceRef: null } => spec with { DataSourceRef = new() { ApiGroup = old.ApiGroup, Kind = old.Kind, Name = old.Name } },
        { DataSource: null, DataSourceRef: { Namespace: null or "" } recent } => spec with { DataSource = new() { ApiGroup = recent.ApiGroup, Kind = recent.Kind, Name = recent.Name } },
        _ => spec,
    };
}
