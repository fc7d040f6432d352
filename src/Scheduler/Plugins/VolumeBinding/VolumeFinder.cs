using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>Looks whether a node can have all volumes of a pod: reach those that are bound, and bind or make the others.</summary>
internal sealed class VolumeFinder(IClusterView cluster, VolumeAssumptions assumptions)
{
    private const string CannotReach = "node(s) didn't match PersistentVolume's node affinity";
    private const string NothingToBind = "node(s) didn't find available persistent volumes to bind";
    private const string NoSpace = "node(s) did not have enough free storage";
    private const string VolumeGone = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
    private const string NeverProvisions = "kubernetes.io/no-provisioner";

    /// <summary>What to do on the node, or why it will not do.</summary>
    public (NodeVolumes? Volumes, Items<string> Reasons) Find(PodClaims claims, Node node)
    {
        foreach (var claim in claims.Bound)
        {
            if (cluster.Volume(claim.Spec.VolumeName) is not { } volume) return (null, [VolumeGone]);
            if (!NodeAffinityMatch.Reaches(volume, node)) return (null, [CannotReach]);
        }

        var bindings = new List<(PersistentVolumeClaim, PersistentVolume)>();
        var provisions = new List<PersistentVolumeClaim>();
        var chosen = new HashSet<string>(StringComparer.Ordinal);

        // The smallest first, so that a small claim does not take the volume a larger one needs.
        foreach (var claim in claims.Delayed.OrderBy(VolumeMatch.Request))
        {
            if (assumptions.NodeOf(claim) is { } selected)
            {
                if (selected != node.Metadata.Name) return (null, [NothingToBind]);
                provisions.Add(claim);
            }
            else if (VolumeMatch.Best(claim, cluster.VolumesOf(StorageClassNames.Of(claim)), node, isFree: v => !chosen.Contains(v.Metadata.Name) && assumptions.IsFreeFor(claim, v)) is { } volume)
            {
                chosen.Add(volume.Metadata.Name);
                bindings.Add((claim, volume));
            }
            else
            {
                provisions.Add(claim);
            }
        }

        foreach (var claim in provisions) if (CannotProvision(claim, node) is { } why) return (null, [why]);
        return (new([.. bindings], [.. provisions]), []);
    }

    private string? CannotProvision(PersistentVolumeClaim claim, Node node)
    {
        if (cluster.StorageClass(StorageClassNames.Of(claim)) is not { Provisioner: not ("" or NeverProvisions) } storageClass) return NothingToBind;
        if (!StorageTopology.Allows(storageClass, node)) return NothingToBind;
        return HasSpace(claim, storageClass, node) ? null : NoSpace;
    }

    /// <summary>Only drivers that report their free space are asked for it.</summary>
    private bool HasSpace(PersistentVolumeClaim claim, StorageClass storageClass, Node node)
    {
        if (cluster.CsiDriver(storageClass.Provisioner) is not { Spec.StorageCapacity: true }) return true;
        var size = VolumeMatch.Request(claim);
        return cluster.StorageCapacities().Any(c => c.StorageClassName == storageClass.Metadata.Name && StorageTopology.IsEnough(c, size) && StorageTopology.Reaches(c, node));
    }
}
