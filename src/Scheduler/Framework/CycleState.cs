namespace Keles.Scheduler;

/// <summary>The memory of one pod's way through the plugins. Used by one cycle at a time.</summary>
internal sealed class CycleState
{
    private readonly Dictionary<Type, ICycleValue> values;

    public CycleState() : this([])
    {
    }

    private CycleState(Dictionary<Type, ICycleValue> values) => this.values = values;

    /// <summary>Plugins that said they have nothing to filter.</summary>
    public HashSet<string> SkippedFilters { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Plugins that said they have nothing to score.</summary>
    public HashSet<string> SkippedScores { get; private init; } = new(StringComparer.Ordinal);

    public T? Find<T>() where T : class, ICycleValue => (T?)values.GetValueOrDefault(typeof(T));

    public T Get<T>() where T : class, ICycleValue => Find<T>() ?? throw new InvalidOperationException($"no plugin has left a {typeof(T).Name}");

    public void Set<T>(T value) where T : class, ICycleValue => values[typeof(T)] = value;

    /// <summary>For trying out what would be if pods came or went.</summary>
    public CycleState Copy() => new(values.ToDictionary(static v => v.Key, static v => v.Value.Copy()))
    {
        SkippedFilters = SkippedFilters,
        SkippedScores = SkippedScores,
    };
}
