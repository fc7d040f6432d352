namespace Keles.Scheduler;

/// <summary>The filters of a profile applied to one node, with the pods in mind that are promised it.</summary>
internal sealed class FilterRun(Profile profile, Nominations nominations) : IFilters
{
    // Which plugins have something to filter is known once all have seen the pod.
    private IFilterPlugin[]? local;
    private IFilterPlugin[]? others;

    /// <summary>As <see cref="Filter(CycleState, PodInfo, NodeInfo)"/>, asking the plugins that look at one node alone only where it has changed since an equal pod came by.</summary>
    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node, ref Opinion? opinion)
    {
        if (nominations.Any && !nominations.On(node.Name).IsEmpty) return Filter(state, pod, node);
        if (!ReferenceEquals(opinion?.Node, node)) opinion = new(node, First(Local(state), state, pod, node));
        return opinion.Verdict.IsSuccess ? First(Others(state), state, pod, node) : opinion.Verdict;
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var (crowded, tried, added) = WithPromised(state, pod, node);
        var verdict = FilterAsIs(tried, pod, crowded);

        // The promised pods may never come, so the pod has to fit without them too: it could need one of them near.
        return verdict.IsSuccess && added ? FilterAsIs(state, pod, node) : verdict;
    }

    /// <summary>What every single filter says, also behind the first no; those that are named are not asked.</summary>
    public Items<(string Plugin, Verdict Verdict)> Each(CycleState state, PodInfo pod, NodeInfo node, Items<string> except)
    {
        var (crowded, tried, added) = WithPromised(state, pod, node);
        return [.. profile.Filters.Where(f => !except.Contains(f.Name)).Select(f => (f.Name, One(f)))];

        Verdict One(IFilterPlugin filter)
        {
            if (state.SkippedFilters.Contains(filter.Name)) return Verdict.Skip;
            var verdict = filter.Filter(tried, pod, crowded);
            return verdict.IsSuccess && added ? filter.Filter(state, pod, node) : verdict;
        }
    }

    /// <summary>The node as the filters see it: with the pods that are promised it and go before this one.</summary>
    public NodeInfo Seen(CycleState state, PodInfo pod, NodeInfo node) => WithPromised(state, pod, node).Node;

    public NodeInfo Add(CycleState state, PodInfo pod, PodInfo added, NodeInfo node)
    {
        var with = node.With(added);
        foreach (var plugin in profile.PodChanges) if (!state.SkippedFilters.Contains(plugin.Name)) plugin.Added(state, pod, added, with);
        return with;
    }

    public NodeInfo Remove(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node)
    {
        var without = node.Without(removed);
        foreach (var plugin in profile.PodChanges) if (!state.SkippedFilters.Contains(plugin.Name)) plugin.Removed(state, pod, removed, without);
        return without;
    }

    private Verdict FilterAsIs(CycleState state, PodInfo pod, NodeInfo node) =>
        First(Local(state), state, pod, node) is { IsSuccess: false } no ? no : First(Others(state), state, pod, node);

    private IFilterPlugin[] Local(CycleState state) => local ??= [.. profile.Filters.Take(profile.LocalFilters).Where(f => !state.SkippedFilters.Contains(f.Name))];

    private IFilterPlugin[] Others(CycleState state) => others ??= [.. profile.Filters.Skip(profile.LocalFilters).Where(f => !state.SkippedFilters.Contains(f.Name))];

    /// <summary>The first no, or success.</summary>
    private static Verdict First(IFilterPlugin[] plugins, CycleState state, PodInfo pod, NodeInfo node)
    {
        foreach (var plugin in plugins) if (plugin.Filter(state, pod, node) is { IsSuccess: false } no) return no;
        return Verdict.Success;
    }

    private (NodeInfo Node, CycleState State, bool Added) WithPromised(CycleState state, PodInfo pod, NodeInfo node)
    {
        var all = nominations.Any ? nominations.On(node.Name) : default;
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
