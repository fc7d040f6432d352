namespace Keles.Scheduler;

/// <summary>Where there are pods that the incoming pod must be near to, must be far from, or that want it to be far.</summary>
internal sealed class AffinityState(TopologyCounts near, TopologyCounts far, TopologyCounts keptAway) : ICycleValue
{
    /// <summary>Pods that all its terms of affinity mean.</summary>
    public TopologyCounts Near { get; } = near;

    /// <summary>Pods that a term of its anti-affinity means.</summary>
    public TopologyCounts Far { get; } = far;

    /// <summary>Pods of whose anti-affinity a term means the incoming pod.</summary>
    public TopologyCounts KeptAway { get; } = keptAway;

    public static AffinityState Of(PodInfo pod, Snapshot snapshot, IClusterView cluster)
    {
        var state = new AffinityState(new(), new(), new());
        foreach (var node in pod.RequiredNear.IsEmpty && pod.RequiredFar.IsEmpty ? snapshot.WithRequiredAntiAffinity() : snapshot.Nodes) state.Count(pod, node, 1, cluster);
        return state;
    }

    /// <summary>Counts all pods of a node in (1) or out (-1).</summary>
    public void Count(PodInfo pod, NodeInfo node, int by, IClusterView cluster)
    {
        foreach (var other in node.PodsWithRequiredAntiAffinity) CountKeptAway(pod, other, node, by, cluster);
        if (pod.RequiredNear.IsEmpty && pod.RequiredFar.IsEmpty) return;
        foreach (var other in node.Pods) CountOwn(pod, other, node, by, cluster);
    }

    /// <summary>Counts a pod that comes (1) or goes (-1).</summary>
    public void Count(PodInfo pod, PodInfo other, NodeInfo node, int by, IClusterView cluster)
    {
        CountKeptAway(pod, other, node, by, cluster);
        CountOwn(pod, other, node, by, cluster);
    }

    public ICycleValue Copy() => new AffinityState(Near.Copy(), Far.Copy(), KeptAway.Copy());

    private void CountKeptAway(PodInfo pod, PodInfo other, NodeInfo node, int by, IClusterView cluster)
    {
        foreach (var term in other.RequiredFar) if (term.Matches(pod.Pod, cluster)) KeptAway.Add(node, term.TopologyKey, by);
    }

    private void CountOwn(PodInfo pod, PodInfo other, NodeInfo node, int by, IClusterView cluster)
    {
        if (!pod.RequiredNear.IsEmpty && pod.RequiredNear.All(t => t.Matches(other.Pod, cluster))) foreach (var term in pod.RequiredNear) Near.Add(node, term.TopologyKey, by);
        foreach (var term in pod.RequiredFar) if (term.Matches(other.Pod, cluster)) Far.Add(node, term.TopologyKey, by);
    }
}
