namespace Keles.Scheduler;

/// <summary>The fewest and least important pods of a node that have to go for a pod to fit there.</summary>
internal static class Victims
{
    public const string None = "No preemption victims found for incoming pod";

    /// <summary>The pods that would have to go, or why the node would still not do.</summary>
    public static (Preemption? Found, Verdict Verdict) On(NodeInfo node, PodInfo pod, CycleState state, IFilters filters, IClusterView cluster, string plugin)
    {
        var weaker = node.Pods.Where(p => p.Priority < pod.Priority);
        if (weaker.IsEmpty) return (null, Verdict.Unresolvable(plugin, None));
        var tried = state.Copy();
        foreach (var other in weaker) node = filters.Remove(tried, pod, other, node);
        if (filters.Filter(tried, pod, node) is { IsSuccess: false } no) return (null, no);

        // All could go; now as many as possible stay, first those whose going would break a promise.
        var (breaking, others) = DisruptionBudgets.Sort(weaker.MostImportantFirst(), cluster);
        var victims = new List<PodInfo>();
        var broken = 0;
        foreach (var other in breaking) if (!Stays(other)) broken++;
        foreach (var other in others) Stays(other);
        return (new(node.Name, [.. victims.MostImportantFirst()], broken), Verdict.Success);

        bool Stays(PodInfo other)
        {
            node = filters.Add(tried, pod, other, node);
            if (filters.Filter(tried, pod, node).IsSuccess) return true;
            node = filters.Remove(tried, pod, other, node);
            victims.Add(other);
            return false;
        }
    }
}
