namespace Keles.Scheduler;

/// <summary>The filters of a profile applied to one node, with the pods in mind that are promised it.</summary>
internal sealed class FilterRun(Profile profile, Nominations nominations) : IFilters
{
    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var (crowded, tried, added) = WithPromised(state, pod, node);
        var verdict = FilterAsIs(tried, pod, crowded);

        // The promised pods may never come, so the pod has to fit without them too: it could need one of them near.
        return verdict.IsSuccess && added ? FilterAsIs(state, pod, node) : verdict;
    }

    public NodeInfo Add(CycleState state, PodInfo pod, PodInfo added, NodeInfo node)
    {
        var with = node.With(added);
        foreach (var plugin in profile.PodChanges) if (!state.SkippedFilters.Contains(plugin.Name)) plugin.Added(state, pod, added, with);
        return with;
    }

    public NodeInfo Remove(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node)
    {
        var without = node.Without(removed.Uid);
        foreach (var plugin in profile.PodChanges) if (!state.SkippedFilters.Contains(plugin.Name)) plugin.Removed(state, pod, removed, without);
        return without;
    }

    private Verdict FilterAsIs(CycleState state, PodInfo pod, NodeInfo node)
    {
        foreach (var plugin in profile.Filters)
        {
            if (state.SkippedFilters.Contains(plugin.Name)) continue;
            if (plugin.Filter(state, pod, node) is { IsSuccess: false } no) return no;
        }

        return Verdict.Success;
    }

    private (NodeInfo Node, CycleState State, bool Added) WithPromised(CycleState state, PodInfo pod, NodeInfo node)
    {
        var all = nominations.On(node.Name);
        return all.IsEmpty ? (node, state, false) : With(all, state, pod, node);
    }

    private (NodeInfo Node, CycleState State, bool Added) With(Items<PodInfo> all, CycleState state, PodInfo pod, NodeInfo node)
    {
        var there = node.Pods;
        var promised = all.Where(p => p.Priority >= pod.Priority && p.Uid != pod.Uid && !there.Any(o => o.Uid == p.Uid));
        if (promised.IsEmpty) return (node, state, false);
        var tried = state.Copy();
        foreach (var other in promised) node = Add(tried, pod, other, node);
        return (node, tried, true);
    }
}
