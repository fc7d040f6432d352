namespace Keles.Scheduler;

/// <summary>How the pods that a pod's wishes of spreading are about are spread now, over the nodes that come into question.</summary>
internal sealed record SpreadWishes(Items<SpreadConstraint> Constraints, SpreadCounts Counts, Items<double> Weights, IReadOnlySet<string> Ignored) : ICycleValue
{
    /// <param name="allKeys">Nodes without all the labels count for nothing; with upstream's defaults they do.</param>
    public static SpreadWishes Of(Items<SpreadConstraint> constraints, bool allKeys, SpreadCounts counts, IReadOnlyList<NodeInfo> fitting)
    {
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var domains = constraints.Select(static _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (var node in fitting)
        {
            if (allKeys && !SpreadState.HasAllKeys(constraints, node)) ignored.Add(node.Name);
            else for (var i = 0; i < constraints.Count; i++) if (!constraints[i].IsPerNode) domains[i].Add(node.Labels.Get(constraints[i].Key) ?? "");
        }

        // Where there are more domains the difference between them is smaller, so it weighs more.
        var weights = new double[constraints.Count];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Log((constraints[i].IsPerNode ? fitting.Count - ignored.Count : domains[i].Count) + 2);
        return new(constraints, counts, [.. weights], ignored);
    }

    public double Score(PodInfo pod, NodeInfo node)
    {
        double score = 0;
        for (var i = 0; i < Constraints.Count; i++)
        {
            if (node.Labels.Get(Constraints[i].Key) is not { } domain) continue;
            var pods = Constraints[i].IsPerNode ? Constraints[i].Count(node, pod.Namespace) : Counts.Of(i, domain);
            score += (pods * Weights[i]) + (Constraints[i].MaxSkew - 1);
        }

        return score;
    }
}
