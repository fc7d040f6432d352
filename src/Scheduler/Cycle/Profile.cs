namespace Keles.Scheduler;

/// <summary>A scheduler by the name that pods ask for, and its plugins sorted by what they take part in.</summary>
internal sealed class Profile
{
    private readonly Dictionary<string, IReadOnlyList<QueueingHint>> hints;

    public Profile(string schedulerName, IReadOnlyList<WeightedPlugin> plugins)
    {
        SchedulerName = schedulerName;
        IPlugin[] all = [.. plugins.Select(static p => p.Plugin)];
        QueueSort = all.OfType<IQueueSortPlugin>().Single();
        PreEnqueues = [.. all.OfType<IPreEnqueuePlugin>()];
        PreFilters = [.. all.OfType<IPreFilterPlugin>()];
        PodChanges = [.. all.OfType<IPodChangePlugin>()];
        Filters = [.. all.OfType<IFilterPlugin>()];
        LocalFilters = Filters.TakeWhile(static f => f is INodeLocal).Count();
        PostFilters = [.. all.OfType<IPostFilterPlugin>()];
        Scores = [.. plugins.Where(static p => p is { Plugin: IScorePlugin, Weight: > 0 }).Select(static p => ((IScorePlugin)p.Plugin, p.Weight))];
        Reserves = [.. all.OfType<IReservePlugin>()];
        PreBinds = [.. all.OfType<IPreBindPlugin>()];
        Binds = [.. all.OfType<IBindPlugin>()];
        PostBinds = [.. all.OfType<IPostBindPlugin>()];
        hints = all.ToDictionary(static p => p.Name, static p => p.Hints, StringComparer.Ordinal);
    }

    public string SchedulerName { get; }

    public IQueueSortPlugin QueueSort { get; }

    public Items<IPreEnqueuePlugin> PreEnqueues { get; }

    public Items<IPreFilterPlugin> PreFilters { get; }

    public Items<IPodChangePlugin> PodChanges { get; }

    public Items<IFilterPlugin> Filters { get; }

    /// <summary>So many of <see cref="Filters"/>, the first, look at one node alone.</summary>
    public int LocalFilters { get; }

    public Items<IPostFilterPlugin> PostFilters { get; }

    public Items<(IScorePlugin Plugin, int Weight)> Scores { get; }

    public Items<IReservePlugin> Reserves { get; }

    public IReadOnlyList<IPreBindPlugin> PreBinds { get; }

    public IReadOnlyList<IBindPlugin> Binds { get; }

    public Items<IPostBindPlugin> PostBinds { get; }

    public IReadOnlyList<QueueingHint> HintsOf(string plugin) => hints.TryGetValue(plugin, out var found) ? found : [];

    /// <summary>The first no, or success.</summary>
    public Verdict PreEnqueue(Pod pod)
    {
        foreach (var plugin in PreEnqueues) if (plugin.PreEnqueue(pod) is { IsSuccess: false } no) return no;
        return Verdict.Success;
    }
}
