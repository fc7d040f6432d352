namespace Keles.Scheduler;

/// <summary>How the pods that a pod's wishes of spreading are about are spread now, over the nodes that come into question.</summary>
internal sealed record SpreadWishes(Items<SpreadConstraint> Constraints, Items<Domains> Domains, Items<double> Weights, IReadOnlySet<string> Ignored) : ICycleValue
{
    /// <param name="allKeys">Nodes without all the labels count for nothing; with upstream's defaults they do.</param>
    public static SpreadWishes Of(PodInfo pod, Items<SpreadConstraint> constraints, bool allKeys, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting)
    {
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var domains = constraints.Select(static _ => new Domains());
        foreach (var node in fitting)
        {
            if (allKeys && !SpreadState.HasAllKeys(constraints, node)) ignored.Add(node.Name);
            else for (var i = 0; i < constraints.Count; i++) if (!PerNode(constraints[i])) domains[i].Add(node.Labels.Get(constraints[i].Key) ?? "", 0);
        }

        // Where there are more domains the difference between them is smaller, so it weighs more.
        var weights = new double[constraints.Count];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Log((PerNode(constraints[i]) ? fitting.Count - ignored.Count : domains[i].Number) + 2);
        var wishes = new SpreadWishes(constraints, domains, [.. weights], ignored);
        foreach (var node in snapshot.Nodes) if (!allKeys || SpreadState.HasAllKeys(constraints, node)) wishes.Count(pod, node);
        return wishes;
    }

    public double Score(PodInfo pod, NodeInfo node)
    {
        double score = 0;
        for (var i = 0; i < Constraints.Count; i++)
        {
            if (node.Labels.Get(Constraints[i].Key) is not { } domain) continue;
            var pods = PerNode(Constraints[i]) ? Constraints[i].Count(node, pod.Namespace) : Domains[i].Of(domain);
            score += (pods * Weights[i]) + (Constraints[i].MaxSkew - 1);
        }

        return score;
    }

    private void Count(PodInfo pod, NodeInfo node)
    {
        for (var i = 0; i < Constraints.Count; i++)
        {
            var constraint = Constraints[i];
            if (PerNode(constraint) || node.Labels.Get(constraint.Key) is not { } domain || !constraint.Includes(pod.Pod, node.Node)) continue;
            Domains[i].Add(domain, constraint.Count(node, pod.Namespace));
        }
    }

    /// <summary>A domain of one node is counted when that node is scored.</summary>
    private static bool PerNode(SpreadConstraint constraint) => constraint.Key == SpreadConstraint.Labels.Hostname;
}
