using System.Diagnostics.Metrics;

namespace Keles.Background;

/// <summary>Numbers that are kept elsewhere and asked for when they are rendered.</summary>
public sealed class ObservedFamily : MetricFamily
{
    private readonly Lock gate = new();
    private IReadOnlyList<Func<IEnumerable<(string[] Labels, double Value)>>> sources = [];

    public ObservedFamily(Meter meter, MetricType type, string name, string help, params string[] labels) : base(meter, name, help, labels)
    {
        Type = type;
        Publish();
    }

    public override MetricType Type { get; }

    /// <summary>Asks this source too, until what is returned is disposed. Two sources of one process that tell of the same labels are added up.</summary>
    public IDisposable From(Func<IEnumerable<(string[] Labels, double Value)>> source)
    {
        lock (gate) sources = [.. sources, source];
        return new Ending(this, source);
    }

    public override void Write(IMetricSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var all = new Dictionary<LabelValues, double>();
        foreach (var source in sources)
        {
            foreach (var (labels, value) in source()) all[new(labels)] = all.GetValueOrDefault(new(labels)) + value;
        }

        foreach (var (key, value) in all) sink.Sample("", key.Values, null, value);
    }

    private sealed class Ending(ObservedFamily family, Func<IEnumerable<(string[] Labels, double Value)>> source) : IDisposable
    {
        public void Dispose()
        {
            lock (family.gate) family.sources = [.. family.sources.Where(s => s != source)];
        }
    }
}
