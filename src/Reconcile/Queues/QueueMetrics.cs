using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Keles.Background;

namespace Keles.Reconcile;

/// <summary>What a queue counts, under upstream's names.</summary>
internal sealed class QueueMetrics
{
    private const string Name = "name";

    private static readonly Meter Meter = new("Keles.Reconcile");
    private static readonly double[] Times = [.. Enumerable.Range(0, 10).Select(static i => 1e-8 * Math.Pow(10, i))];
    private static readonly CounterFamily Adds = new(Meter, "workqueue_adds_total", "Keys added to a queue.", Name) { IsShownEmpty = true };
    private static readonly CounterFamily Retries = new(Meter, "workqueue_retries_total", "Keys that came back after a failure.", Name) { IsShownEmpty = true };
    private static readonly HistogramFamily Work = new(Meter, "workqueue_work_duration_seconds", "How long one piece of work took in seconds.", Times, Name) { IsShownEmpty = true };
    private static readonly HistogramFamily Wait = new(Meter, "workqueue_queue_duration_seconds", "How long keys waited in seconds.", Times, Name) { IsShownEmpty = true };
    private static readonly ObservedFamily Depth = new(Meter, MetricType.Gauge, "workqueue_depth", "Keys waiting in a queue.", Name) { IsShownEmpty = true };
    private static readonly ObservedFamily Unfinished = new(Meter, MetricType.Gauge, "workqueue_unfinished_work_seconds", "Time that work in progress has taken so far in seconds.", Name) { IsShownEmpty = true };
    private static readonly ObservedFamily Longest = new(Meter, MetricType.Gauge, "workqueue_longest_running_processor_seconds", "Time that the longest work in progress has taken so far in seconds.", Name) { IsShownEmpty = true };
    private static readonly ConcurrentDictionary<string, QueueMetrics> All = new(StringComparer.Ordinal);

    private readonly Func<int> length;
    private readonly Func<IReadOnlyList<TimeSpan>> running;
    private readonly CounterSeries adds;
    private readonly CounterSeries retries;
    private readonly HistogramSeries wait;

    static QueueMetrics()
    {
        Depth.From(static () => All.Select(static q => ((string[])[q.Key], (double)q.Value.length())));
        Unfinished.From(static () => All.Select(static q => ((string[])[q.Key], q.Value.running().Sum(static t => t.TotalSeconds))));
        Longest.From(static () => All.Select(static q => ((string[])[q.Key], q.Value.running().Select(static t => t.TotalSeconds).DefaultIfEmpty(0).Max())));
    }

    /// <param name="running">How long each piece of work in progress has taken so far.</param>
    public QueueMetrics(string name, Func<int> length, Func<IReadOnlyList<TimeSpan>> running)
    {
        (this.length, this.running) = (length, running);
        (adds, retries, wait) = (Adds.With(name), Retries.With(name), Wait.With(name));
        All[name] = this;
    }

    public void Added() => adds.Increment();

    public void Retried() => retries.Increment();

    public void Waited(TimeSpan time) => wait.Observe(time.TotalSeconds);

    public static void Worked(string name, TimeSpan took) => Work.With(name).Observe(took.TotalSeconds);
}
