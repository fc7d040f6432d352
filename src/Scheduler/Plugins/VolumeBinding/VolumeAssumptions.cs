namespace Keles.Scheduler;

/// <summary>What pods that are on their way to a node will do with claims and volumes, before the API shows it.</summary>
/// <remarks>
/// Safe from any thread; <c>gate</c> protects everything. Example: pod a will bind claim x to volume v; until the caches show x as bound, no
/// other claim is given v, and another pod with claim x is given v too.
/// </remarks>
internal sealed class VolumeAssumptions
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Node, NodeVolumes Volumes)> byPod = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ObjectKey Claim, int Pods)> volumes = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectKey, (string Node, int Pods)> claims = [];
    private readonly Dictionary<ObjectKey, (string Volume, int Pods)> bindings = [];

    public void Add(string pod, string node, NodeVolumes all)
    {
        lock (gate)
        {
            Drop(pod);
            byPod[pod] = (node, all);
            foreach (var (claim, volume) in all.Bindings)
            {
                Count(volumes, volume.Metadata.Name, ObjectKey.Of(claim), 1);
                Count(bindings, ObjectKey.Of(claim), volume.Metadata.Name, 1);
            }

            foreach (var claim in all.Provisions) Count(claims, ObjectKey.Of(claim), node, 1);
        }
    }

    public void Remove(string pod)
    {
        lock (gate) Drop(pod);
    }

    /// <summary>The node that was chosen for a claim's volume to be made on; null when none was.</summary>
    public string? NodeOf(PersistentVolumeClaim claim)
    {
        lock (gate) return claims.TryGetValue(ObjectKey.Of(claim), out var known) ? known.Node : claim.Metadata.Annotations.Get(VolumeNotes.SelectedNode);
    }

    /// <summary>Nobody else will have the volume, nor the claim another volume.</summary>
    public bool IsFreeFor(PersistentVolumeClaim claim, PersistentVolume volume)
    {
        var key = ObjectKey.Of(claim);
        lock (gate)
        {
            if (bindings.TryGetValue(key, out var bound)) return bound.Volume == volume.Metadata.Name;
            return !volumes.TryGetValue(volume.Metadata.Name, out var taken) || taken.Claim == key;
        }
    }

    private void Drop(string pod)
    {
        if (!byPod.Remove(pod, out var entry)) return;
        foreach (var (claim, volume) in entry.Volumes.Bindings)
        {
            Count(volumes, volume.Metadata.Name, ObjectKey.Of(claim), -1);
            Count(bindings, ObjectKey.Of(claim), volume.Metadata.Name, -1);
        }

        foreach (var claim in entry.Volumes.Provisions) Count(claims, ObjectKey.Of(claim), entry.Node, -1);
    }

    private static void Count<TKey, TValue>(Dictionary<TKey, (TValue Value, int Pods)> counts, TKey key, TValue value, int by) where TKey : notnull
    {
        var pods = (counts.TryGetValue(key, out var known) ? known.Pods : 0) + by;
        if (pods == 0) counts.Remove(key);
        else counts[key] = (value, pods);
    }
}
