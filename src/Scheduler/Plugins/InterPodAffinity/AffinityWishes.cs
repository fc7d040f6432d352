namespace Keles.Scheduler;

/// <summary>How much is to be said for each part of the cluster by what the pod, and the pods there, would like.</summary>
internal sealed record AffinityWishes(TopologyCounts Weights) : ICycleValue
{
    // What a pod's firm wish to be near counts for those it wants near: as much as the weakest preference.
    private const int FirmWish = 1;

    public static AffinityWishes Of(PodInfo pod, Snapshot snapshot, IClusterView cluster)
    {
        var wishes = new AffinityWishes(new TopologyCounts());
        var asks = !pod.PreferredNear.IsEmpty || !pod.PreferredFar.IsEmpty;

        // Pods without any affinity matter only to a pod that has wishes of its own.
        foreach (var node in asks ? snapshot.Nodes : snapshot.WithAffinity())
        {
            foreach (var other in asks ? node.Pods : node.PodsWithAffinity) wishes.Count(pod, other, node, cluster);
        }

        return wishes;
    }

    private void Count(PodInfo pod, PodInfo other, NodeInfo node, IClusterView cluster)
    {
        foreach (var term in pod.PreferredNear) if (term.Matches(other.Pod, cluster)) Weights.Add(node, term.TopologyKey, term.Weight);
        foreach (var term in pod.PreferredFar) if (term.Matches(other.Pod, cluster)) Weights.Add(node, term.TopologyKey, -term.Weight);
        foreach (var term in other.RequiredNear) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, FirmWish);
        foreach (var term in other.PreferredNear) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, term.Weight);
        foreach (var term in other.PreferredFar) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, -term.Weight);
    }
}
