namespace Keles.Scheduler;

/// <summary>Which of the volumes there are fits a claim whose pod would run on a node.</summary>
internal static class VolumeMatch
{
    /// <summary>The volume reserved for the claim, else the smallest that fits; null when there is none.</summary>
    public static PersistentVolume? Best(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, Node node, Func<PersistentVolume, bool> isFree)
    {
        PersistentVolume? best = null;
        foreach (var volume in volumes.OrderBy(static v => v.Metadata.Name, StringComparer.Ordinal))
        {
            if (volume.Metadata.DeletionTimestamp is not null || !SameMode(claim, volume) || Size(volume) < Request(claim)) continue;
            if (!NodeAffinityMatch.Reaches(volume, node) || !isFree(volume)) continue;
            if (IsReservedFor(volume, claim)) return volume;
            if (volume.Spec.ClaimRef is not null || volume.Status.Phase != "Available" || !Fits(claim, volume)) continue;
            if (best is null || Size(volume) < Size(best)) best = volume;
        }

        return best;
    }

    public static Quantity Request(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.Get(ResourceNames.Storage);

    /// <summary>The volume names the claim, by uid or before it had one.</summary>
    private static bool IsReservedFor(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.Spec.ClaimRef is { } r && r.Name == claim.Metadata.Name && r.Namespace == claim.Metadata.Namespace && (r.Uid.Length == 0 || r.Uid == claim.Metadata.Uid);

    private static Quantity Size(PersistentVolume volume) => volume.Spec.Capacity.Get(ResourceNames.Storage);

    private static bool Fits(PersistentVolumeClaim claim, PersistentVolume volume) =>
        StorageClassNames.Of(volume) == StorageClassNames.Of(claim)
        && (claim.Spec.Selector is null || LabelSelectors.Read(claim.Spec.Selector).Matches(volume.Metadata.Labels))
        && claim.Spec.AccessModes.All(volume.Spec.AccessModes.Contains);

    private static bool SameMode(PersistentVolumeClaim claim, PersistentVolume volume) => (claim.Spec.VolumeMode ?? "Filesystem") == (volume.Spec.VolumeMode ?? "Filesystem");
}
