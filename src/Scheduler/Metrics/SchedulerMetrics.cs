using System.Diagnostics.Metrics;

namespace Keles.Scheduler;

/// <summary>What the scheduler counts, under upstream's names.</summary>
internal sealed class SchedulerMetrics : IDisposable
{
    private readonly Meter meter = new("Keles.Scheduler");
    private readonly Counter<long> attempts;
    private readonly Histogram<double> duration;
    private readonly Histogram<int> tries;
    private readonly Counter<long> victims;

    /// <param name="counts">The lengths of the queue's pools now.</param>
    public SchedulerMetrics(Func<QueueCounts> counts)
    {
        attempts = meter.CreateCounter<long>("scheduler_schedule_attempts_total", description: "Attempts to find a pod its node, by how they ended.");
        duration = meter.CreateHistogram("scheduler_scheduling_attempt_duration_seconds", "s", "How long one attempt took, binding included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [.. Enumerable.Range(0, 15).Select(static i => 0.001 * (1 << i))] });
        tries = meter.CreateHistogram("scheduler_pod_scheduling_attempts", description: "Attempts that pods needed until they were bound.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16] });
        victims = meter.CreateCounter<long>("scheduler_preemption_victims", description: "Pods that had to make room for others.");
        meter.CreateObservableGauge("scheduler_pending_pods", () => Pending(counts()), description: "Pods that wait, by pool.");
    }

    public void Bound(QueuedPod pod, TimeSpan took)
    {
        Attempted("scheduled", took);
        tries.Record(pod.Attempts);
    }

    /// <param name="result"><c>scheduled</c>, <c>unschedulable</c> or <c>error</c>.</param>
    public void Attempted(string result, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("result", result);
        attempts.Add(1, tag);
        duration.Record(took.TotalSeconds, tag);
    }

    public void Preempted(int pods) => victims.Add(pods);

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<int>> Pending(QueueCounts counts) =>
    [
        new(counts.Active, new KeyValuePair<string, object?>("queue", "active")),
        new(counts.Pausing, new KeyValuePair<string, object?>("queue", "backoff")),
        new(counts.Unschedulable, new KeyValuePair<string, object?>("queue", "unschedulable")),
        new(counts.Gated, new KeyValuePair<string, object?>("queue", "gated")),
    ];
}
