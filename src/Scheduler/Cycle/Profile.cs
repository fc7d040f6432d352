namespace Keles.Scheduler;

/// <summary>A scheduler by the name that pods ask for, and its plugins sorted by what they take part in.</summary>
internal sealed class Profile
{
    private readonly Dictionary<string, IReadOnlyList<QueueingHint>> hints;
    private readonly int percentage;

    /// <summary>All plugins in every phase that they take part in.</summary>
    public Profile(string schedulerName, IReadOnlyList<WeightedPlugin> plugins) : this(schedulerName, plugins, null, 0)
    {
    }

    /// <param name="selection">Which of them are asked in which phase; null for all.</param>
    /// <param name="percentage">How many of a hundred nodes are looked for; 0 for a part that depends on the size of the cluster.</param>
    public Profile(string schedulerName, IReadOnlyList<WeightedPlugin> plugins, PluginSelection? selection, int percentage)
    {
        SchedulerName = schedulerName;
        this.percentage = percentage;
        QueueSort = In<IQueueSortPlugin>(ExtensionPoint.QueueSort).Single();
        PreEnqueues = In<IPreEnqueuePlugin>(ExtensionPoint.PreEnqueue);
        PreFilters = In<IPreFilterPlugin>(ExtensionPoint.PreFilter);
        PodChanges = [.. PreFilters.OfType<IPodChangePlugin>()];
        Filters = In<IFilterPlugin>(ExtensionPoint.Filter);
        LocalFilters = Filters.TakeWhile(static f => f is INodeLocal).Count();
        PostFilters = In<IPostFilterPlugin>(ExtensionPoint.PostFilter);
        Scores = [.. In<IScorePlugin>(ExtensionPoint.Score).Select(p => (p, WeightOf(p))).Where(static p => p.Item2 > 0)];
        Reserves = In<IReservePlugin>(ExtensionPoint.Reserve);
        PreBinds = In<IPreBindPlugin>(ExtensionPoint.PreBind);
        Binds = In<IBindPlugin>(ExtensionPoint.Bind);
        PostBinds = In<IPostBindPlugin>(ExtensionPoint.PostBind);
        hints = plugins.Where(p => selection?.Has(p.Plugin.Name) ?? true).ToDictionary(static p => p.Plugin.Name, static p => p.Plugin.Hints, StringComparer.Ordinal);

        Items<T> In<T>(ExtensionPoint point) => selection is null
            ? [.. plugins.Select(static p => p.Plugin).OfType<T>()]
            : [.. selection[point].Select(n => plugins.Single(p => p.Plugin.Name == n).Plugin).OfType<T>()];

        int WeightOf(IScorePlugin plugin) => selection?.WeightOf(plugin.Name) ?? plugins.Single(p => ReferenceEquals(p.Plugin, plugin)).Weight;
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

    /// <summary>So many fitting nodes are enough. Where nobody scores them, the first will do.</summary>
    public int NodesToFind(int nodes) => Scores.IsEmpty ? Math.Min(1, nodes) : CycleLimits.NodesToFind(nodes, percentage);

    /// <summary>The profile that the options describe.</summary>
    public static Profile Of(ProfileOptions options, PluginContext context, int percentage)
    {
        var plugins = Plugins.Of(context with { Arguments = options.Arguments });
        return new(options.SchedulerName, plugins, new(UsualPlugins.All, options.Plugins), options.PercentageOfNodesToScore ?? percentage);
    }

    public IReadOnlyList<QueueingHint> HintsOf(string plugin) => hints.TryGetValue(plugin, out var found) ? found : [];

    /// <summary>The first no, or success.</summary>
    public Verdict PreEnqueue(Pod pod)
    {
        foreach (var plugin in PreEnqueues) if (plugin.PreEnqueue(pod) is { IsSuccess: false } no) return no;
        return Verdict.Success;
    }
}
