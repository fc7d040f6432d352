using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>
/// How pods that ended get into the status, each of them once: a first write names them, then their finalizers go, then a second write
/// takes the names away and adds to the numbers. Whoever is interrupted finds in the status and in the pods where to go on.
/// </summary>
/// <param name="Status">To be written before any finalizer goes.</param>
/// <param name="Release">The pods whose finalizers then go.</param>
/// <param name="Tracked">The uids of pods that still have theirs.</param>
/// <param name="End">The last condition, once everything is counted.</param>
/// <param name="IsFull">There are more pods than are named at a time.</param>
/// <param name="Actions">What the pod failure policy did with the pods now named.</param>
internal sealed record JobTracking(JobStatus Status, IReadOnlyList<Pod> Release, IReadOnlySet<string> Tracked, JobCondition? End, bool IsFull, IReadOnlyList<string> Actions)
{
    /// <param name="end">The interim condition that the job has come to.</param>
    /// <param name="isManaged">Pods were looked after, so that what is said of suspension holds.</param>
    public static JobTracking For(JobView view, JobCondition? end, PodTally tally, bool isManaged)
    {
        var tracked = view.Pods.Where(static p => p.IsTracked()).Select(static p => p.Metadata.Uid).ToHashSet(StringComparer.Ordinal);
        var naming = Naming.Of(view, end, tally, Counted(view.Job.Status, tracked).UncountedTerminatedPods!);
        var status = Counted(view.Job.Status, tracked) with
        {
            Active = view.Active.Length + tally.Created - tally.Deleted,
            Ready = view.Active.Count(static p => p.IsReady()) - tally.DeletedReady,
            Terminating = view.Terminating + tally.Deleted,
            UncountedTerminatedPods = naming.Uncounted,
        };
        if (view.IsIndexed) status = status with { Succeeded = view.Completed.Count, CompletedIndexes = view.Completed.ToString(), FailedIndexes = view.FailedIndexes?.ToString() };
        if (end is not null) status = WithEnd(status, end, view.Now);
        else if (isManaged) status = JobSuspension.Apply(view, status);
        return new(status, naming.Release, tracked, end is null ? null : JobVerdict.Final(end, view.Now), naming.IsFull, naming.Actions);
    }

    /// <summary>The status with all pods counted that are named in it and whose finalizers are gone.</summary>
    public static JobStatus Counted(JobStatus status, IReadOnlySet<string> tracked)
    {
        var before = status.UncountedTerminatedPods ?? new();
        var after = new UncountedTerminatedPods { Succeeded = before.Succeeded.Where(tracked.Contains), Failed = before.Failed.Where(tracked.Contains) };
        return status with
        {
            Succeeded = status.Succeeded + before.Succeeded.Count - after.Succeeded.Count,
            Failed = status.Failed + before.Failed.Count - after.Failed.Count,
            UncountedTerminatedPods = after,
        };
    }

    /// <summary>The status with the last condition, if nothing is left to wait for.</summary>
    public JobStatus? Ended(JobStatus status)
    {
        if (End is null || IsFull || status.Terminating > 0 || status.Active > 0) return null;
        if (status.UncountedTerminatedPods is { } uncounted && uncounted.Succeeded.Count + uncounted.Failed.Count > 0) return null;
        status = WithEnd(status, End, End.LastTransitionTime.ToDateTimeOffset());

        // The API takes no end before the beginning, not even when the clock was set back between the two.
        var completion = End.LastTransitionTime < status.StartTime ? status.StartTime : End.LastTransitionTime;
        return status with { CompletionTime = End.Type == JobConditions.Complete ? completion : status.CompletionTime };
    }

    private static JobStatus WithEnd(JobStatus status, JobCondition end, DateTimeOffset now)
    {
        // One that ends while suspended, or before it began, began now: every job that has ended has a beginning.
        status = status with { StartTime = status.StartTime ?? Time.From(now) };
        var at = status.Conditions.IndexOf(c => c.Type == end.Type);
        if (at < 0) return status with { Conditions = status.Conditions.Add(end) };
        return status.Conditions[at].Says(end) ? status : status with { Conditions = status.Conditions.With(at, end) };
    }
}
