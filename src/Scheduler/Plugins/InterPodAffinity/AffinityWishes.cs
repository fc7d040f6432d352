namespace Keles.Scheduler;

/// <summary>How much is to be said for each part of the cluster by what the pod, and the pods there, would like.</summary>
internal sealed record AffinityWishes(TopologyCounts Weights, InterPodAffinityArguments Arguments) : ICycleValue
{
    public static AffinityWishes Of(PodInfo pod, Snapshot snapshot, IClusterView cluster, InterPodAffinityArguments arguments)
    {
        var wishes = new AffinityWishes(new TopologyCounts(), arguments);

        // Wishes of others alone may be left out of account: that spares a look at every pod there is.
        if (arguments.IgnorePreferredTermsOfExistingPods && !Asks(pod)) return wishes;
        foreach (var node in Asks(pod) ? snapshot.Nodes : snapshot.WithAffinity()) wishes.Count(pod, node, 1, cluster);
        return wishes;
    }

    /// <summary>Counts all pods of a node in (1) or out (-1).</summary>
    public void Count(PodInfo pod, NodeInfo node, int by, IClusterView cluster)
    {
        if (Arguments.IgnorePreferredTermsOfExistingPods && !Asks(pod)) return;
        foreach (var other in Asks(pod) ? node.Pods : node.PodsWithAffinity) Count(pod, other, node, by, cluster);
    }

    /// <summary>Pods without any affinity matter only to a pod that has wishes of its own.</summary>
    private static bool Asks(PodInfo pod) => !pod.PreferredNear.IsEmpty || !pod.PreferredFar.IsEmpty;

    private void Count(PodInfo pod, PodInfo other, NodeInfo node, int by, IClusterView cluster)
    {
        foreach (var term in pod.PreferredNear) if (term.Matches(other.Pod, cluster)) Weights.Add(node, term.TopologyKey, by * term.Weight);
        foreach (var term in pod.PreferredFar) if (term.Matches(other.Pod, cluster)) Weights.Add(node, term.TopologyKey, by * -term.Weight);
        foreach (var term in other.RequiredNear) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, by * Arguments.HardPodAffinityWeight);
        foreach (var term in other.PreferredNear) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, by * term.Weight);
        foreach (var term in other.PreferredFar) if (term.Matches(pod.Pod, cluster)) Weights.Add(node, term.TopologyKey, by * -term.Weight);
    }
}
