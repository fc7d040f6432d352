using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>A job and its pods at one moment, and what they amount to.</summary>
/// <remarks>A pod that ended is in one of three states. Tracked, with the finalizer, and nowhere in the status: new. Tracked and named
/// among the uncounted: its finalizer is about to go. No longer tracked: it is counted, or, while still named among the uncounted, is
/// counted by the next write. So it is counted once, wherever the controller is interrupted.</remarks>
internal sealed class JobView
{
    public JobView(Job job, IReadOnlyList<Pod> pods, DateTimeOffset now)
    {
        // A job begins when it is first looked at while it is not suspended.
        Job = job.Status.StartTime is null && !job.Spec.Suspend.GetValueOrDefault() ? job with { Status = job.Status with { StartTime = Time.From(now) } } : job;
        (Stored, Pods, Now) = (job, pods, now);
        var uncounted = job.Status.UncountedTerminatedPods ?? new();
        Active = [.. pods.Where(static p => p.IsActive())];
        Succeeded = [.. New(uncounted.Succeeded).Where(static p => p.Status.Phase == PodPhases.Succeeded)];
        Failed = [.. New(uncounted.Failed).Where(p => p.HasFailedFor(Spec))];
        FailedCount = job.Status.Failed + uncounted.Failed.Count + Failed.Count(p => FailureMatch.Of(Spec.PodFailurePolicy, p).Counts);
        SucceededCount = job.Status.Succeeded + uncounted.Succeeded.Count + Succeeded.Length;
        if (!IsIndexed) return;

        // What is in one of the two lists stays there: an index in both would be refused.
        var failed = Spec.BackoffLimitPerIndex is null ? IndexSet.Empty : IndexSet.Parse(job.Status.FailedIndexes, Completions);
        Completed = IndexSet.Parse(job.Status.CompletedIndexes, Completions).With(IndexesOf(Tracked.Where(static p => p.Status.Phase == PodPhases.Succeeded)).Where(i => !failed.Contains(i)));
        SucceededCount = Completed.Count;
        if (Spec.BackoffLimitPerIndex is not { } limit) return;
        failed = failed.With(IndexesOf(Tracked.Where(p => FailsItsIndex(p, limit))).Where(i => !Completed.Contains(i)));
        FailedIndexes = failed;
        Waiting = LastFailures(failed);
    }

    /// <summary>The job with its beginning.</summary>
    public Job Job { get; }

    /// <summary>The job as it was read.</summary>
    public Job Stored { get; }

    public JobSpec Spec => Job.Spec;

    public IReadOnlyList<Pod> Pods { get; }

    public DateTimeOffset Now { get; }

    public bool IsIndexed => Spec.IsIndexed();

    /// <summary>How many indexes there are.</summary>
    public int Completions => Spec.Completions ?? 0;

    public int Parallelism => Spec.Parallelism ?? 1;

    public int BackoffLimit => Spec.BackoffLimit ?? 6;

    public bool IsSuspended => Spec.Suspend == true;

    public Pod[] Active { get; }

    public int Terminating => Pods.Count(static p => p.IsTerminating());

    /// <summary>Pods that succeeded and are nowhere in the status.</summary>
    public Pod[] Succeeded { get; }

    /// <summary>Pods that failed and are nowhere in the status.</summary>
    public Pod[] Failed { get; }

    /// <summary>All that succeeded: pods, or indexes where there are any.</summary>
    public int SucceededCount { get; }

    /// <summary>All pods that failed, without those whose failures are ignored.</summary>
    public int FailedCount { get; }

    /// <summary>Indexes that are done.</summary>
    public IndexSet Completed { get; } = IndexSet.Empty;

    /// <summary>Indexes that are given up; null where indexes have no limits of their own.</summary>
    public IndexSet? FailedIndexes { get; }

    /// <summary>For each index that is to be tried again its last pod: it stays until its successor, which carries its count of failures on, is there.</summary>
    public IReadOnlyDictionary<int, Pod> Waiting { get; } = new Dictionary<int, Pod>();

    public bool HasIndex(Pod pod) => pod.Index() is { } index && index < Completions;

    public static IEnumerable<int> IndexesOf(IEnumerable<Pod> pods) => pods.Select(static p => p.Index()).OfType<int>();

    /// <summary>Pods with the finalizer and, where there are indexes, with one that the job has.</summary>
    private IEnumerable<Pod> Tracked => Pods.Where(p => p.IsTracked() && (!IsIndexed || HasIndex(p)));

    private IEnumerable<Pod> New(Items<string> uncounted)
    {
        var known = new HashSet<string>(uncounted, StringComparer.Ordinal);
        return Tracked.Where(p => !known.Contains(p.Metadata.Uid));
    }

    private bool FailsItsIndex(Pod pod, int limit)
    {
        if (!pod.HasFailedFor(Spec)) return false;
        var match = FailureMatch.Of(Spec.PodFailurePolicy, pod);
        return match.Action == FailureMatch.FailIndex || (match.Counts && pod.IndexFailures() >= limit);
    }

    private Dictionary<int, Pod> LastFailures(IndexSet failed)
    {
        var active = IndexesOf(Active).ToHashSet();
        var last = new Dictionary<int, Pod>();
        foreach (var pod in Tracked.Where(p => p.HasFailedFor(Spec)))
        {
            var index = pod.Index()!.Value;
            if (Completed.Contains(index) || failed.Contains(index) || active.Contains(index)) continue;
            if (!last.TryGetValue(index, out var known) || IsLater(pod, known)) last[index] = pod;
        }

        return last;
    }

    private static bool IsLater(Pod pod, Pod known) =>
        Attempts(pod) >= Attempts(known) && pod.FinishedAt() >= known.FinishedAt();

    private static int Attempts(Pod pod) => pod.IndexFailures() + pod.IgnoredIndexFailures();
}
