namespace Keles.Scheduler;

/// <summary>The pods that a pod's wishes of spreading are about, counted in every domain of all nodes.</summary>
/// <param name="allKeys">Nodes without all the labels count for nothing; with upstream's defaults they do.</param>
internal sealed class SpreadCounts(Items<SpreadConstraint> constraints, bool allKeys)
{
    private readonly Items<Domains> domains = constraints.Select(static _ => new Domains());

    public static SpreadCounts Of(PodInfo pod, Items<SpreadConstraint> constraints, bool allKeys, Snapshot snapshot)
    {
        var counts = new SpreadCounts(constraints, allKeys);

        // A rule about single nodes is counted where a node is scored.
        if (!constraints.All(static c => c.IsPerNode)) foreach (var node in snapshot.Nodes) counts.Count(pod, node, 1);
        return counts;
    }

    public int Of(int constraint, string domain) => domains[constraint].Of(domain);

    /// <summary>Counts all pods of a node in (1) or out (-1).</summary>
    public void Count(PodInfo pod, NodeInfo node, int by)
    {
        if (allKeys && !SpreadState.HasAllKeys(constraints, node)) return;
        for (var i = 0; i < constraints.Count; i++)
        {
            var constraint = constraints[i];
            if (constraint.IsPerNode || node.Labels.Get(constraint.Key) is not { } domain || !constraint.Includes(pod.Pod, node.Node)) continue;
            domains[i].Add(domain, by * constraint.Count(node, pod.Namespace));
        }
    }
}
