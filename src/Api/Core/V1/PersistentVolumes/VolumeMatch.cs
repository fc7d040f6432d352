using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Which volume fits a claim: the one rule of the scheduler, which asks for a node, and of the controller that binds.</summary>
public static class VolumeMatch
{
    /// <summary>The volume reserved for the claim, else the smallest that fits; null when there is none.</summary>
    /// <param name="node">Where the claim's pod would run, when that is known: the volume must reach it.</param>
    /// <param name="delayed">The claim waits for its first consumer: then only a volume reserved for it counts.</param>
    /// <param name="isFree">Keeps volumes out that are taken without anybody having written so yet.</param>
    public static PersistentVolume? Best(PersistentVolumeClaim claim, IEnumerable<PersistentVolume> volumes, Node? node, bool delayed = false, Func<PersistentVolume, bool>? isFree = null)
    {
        PersistentVolume? best = null;
        foreach (var volume in volumes.OrderBy(static v => v.Metadata.Name, StringComparer.Ordinal))
        {
            if (volume.Metadata.DeletionTimestamp is not null || !SameMode(claim, volume) || Size(volume) < Request(claim)) continue;
            if (isFree?.Invoke(volume) == false) continue;
            var reaches = node is null || NodeAffinityMatch.Reaches(volume, node);
            if (IsReservedFor(volume, claim)) return reaches ? volume : null;
            if (delayed || !reaches || volume.Spec.ClaimRef is not null || volume.Status.Phase != "Available" || !Fits(claim, volume)) continue;
            if (best is null || Size(volume) < Size(best)) best = volume;
        }

        return best;
    }

    /// <summary>The volume names the claim, by uid or before it had one.</summary>
    public static bool IsReservedFor(PersistentVolume volume, PersistentVolumeClaim claim) =>
        volume.Spec.ClaimRef is { } r && r.Name == claim.Metadata.Name && r.Namespace == claim.Metadata.Namespace && (r.Uid.Length == 0 || r.Uid == claim.Metadata.Uid);

    /// <summary>What keeps a claim from the volume it asks for by name, in words; null when nothing does.</summary>
    public static string? Mismatch(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        if (Size(volume) < Request(claim)) return "requested PV is too small";
        if (StorageClassNames.Of(volume) != StorageClassNames.Of(claim)) return "storageClassName does not match";
        if (!SameAttributes(claim, volume)) return "volumeAttributesClassName does not match";
        if (!SameMode(claim, volume)) return "incompatible volumeMode";
        return claim.Spec.AccessModes.All(volume.Spec.AccessModes.Contains) ? null : "incompatible accessMode";
    }

    public static Quantity Request(PersistentVolumeClaim claim) => claim.Spec.Resources.Requests.Get(ResourceNames.Storage);

    private static Quantity Size(PersistentVolume volume) => volume.Spec.Capacity.Get(ResourceNames.Storage);

    private static bool Fits(PersistentVolumeClaim claim, PersistentVolume volume) =>
        StorageClassNames.Of(volume) == StorageClassNames.Of(claim)
        && SameAttributes(claim, volume)
        && (claim.Spec.Selector is null || (Selector.TryFrom(claim.Spec.Selector, out var selector, out _) && selector.Matches(volume.Metadata.Labels)))
        && claim.Spec.AccessModes.All(volume.Spec.AccessModes.Contains);

    private static bool SameAttributes(PersistentVolumeClaim claim, PersistentVolume volume) =>
        (claim.Spec.VolumeAttributesClassName ?? "") == (volume.Spec.VolumeAttributesClassName ?? "");

    private static bool SameMode(PersistentVolumeClaim claim, PersistentVolume volume) => (claim.Spec.VolumeMode ?? "Filesystem") == (volume.Spec.VolumeMode ?? "Filesystem");
}
