using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>A family of series of one sort, by the values of their labels.</summary>
/// <remarks>Safe from any thread. Values may come from clients, so their number is bounded: what is one too many is recorded on a series that
/// nobody is shown.</remarks>
public abstract class SeriesFamily<TSeries> : MetricFamily where TSeries : class
{
    /// <summary>Series of one metric.</summary>
    public const int MaxSeries = 5000;

    private readonly ConcurrentDictionary<LabelValues, TSeries> series = new();
    private TSeries? only;
    private TSeries? beyond;

    private protected SeriesFamily(Meter meter, string name, string help, IReadOnlyList<string> labels) : base(meter, name, help, labels)
    {
    }

    /// <summary>The series of a metric without labels.</summary>
    public TSeries Only => only ?? With();

    /// <summary>The series of these values, one for each label in order; keep it where it is recorded on often.</summary>
    public TSeries With(params ReadOnlySpan<string> values)
    {
        if (values.Length != Labels.Count) throw new ArgumentException($"{Name} has {Labels.Count} labels, not {values.Length}");
        var key = new LabelValues(values.ToArray());
        if (series.TryGetValue(key, out var found)) return found;
        if (series.Count >= MaxSeries) return beyond ??= Create();
        found = series.GetOrAdd(key, _ => Create());
        if (values.Length == 0) only = found;
        return found;
    }

    /// <summary>Shows a series no more; who still holds it records in vain.</summary>
    public void Remove(params ReadOnlySpan<string> values) => series.TryRemove(new(values.ToArray()), out _);

    public sealed override void Write(IMetricSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        foreach (var (key, one) in series) Write(sink, key.Values, one);
    }

    private protected abstract TSeries Create();

    private protected abstract void Write(IMetricSink sink, IReadOnlyList<string> values, TSeries one);
}
