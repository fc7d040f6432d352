using System.Diagnostics.Metrics;

namespace Keles.Reconcile;

/// <summary>What a queue counts, under upstream's names.</summary>
internal sealed class QueueMetrics
{
    private static readonly Meter Meter = new("Keles.Reconcile");
    private static readonly Counter<long> Adds = Meter.CreateCounter<long>("workqueue_adds_total", description: "Keys added to a queue.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("workqueue_retries_total", description: "Keys that came back after a failure.");
    private static readonly Histogram<double> Work = Meter.CreateHistogram<double>("workqueue_work_duration_seconds", "s", "How long one piece of work took.");
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Func<int>> Lengths = new(StringComparer.Ordinal);
    private readonly KeyValuePair<string, object?> tag;

    static QueueMetrics() => Meter.CreateObservableGauge("workqueue_depth",
        static () => Lengths.Select(static l => new Measurement<int>(l.Value(), new KeyValuePair<string, object?>("name", l.Key))), description: "Keys waiting in a queue.");

    public QueueMetrics(string name, Func<int> length)
    {
        tag = new("name", name);
        Lengths[name] = length;
    }

    public void Added() => Adds.Add(1, tag);

    public void Retried() => Retries.Add(1, tag);

    public static void Worked(string name, TimeSpan took) => Work.Record(took.TotalSeconds, new KeyValuePair<string, object?>("name", name));
}
