using System.Diagnostics.Metrics;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Background;

namespace Keles.Controllers.Jobs;

/// <summary>What the job controller counts, under upstream's names.</summary>
internal static class JobMetrics
{
    private const string Mode = "completion_mode";

    private static readonly Meter Meter = new("Keles.Controllers.Jobs");
    private static readonly double[] Times = [.. Enumerable.Range(0, 15).Select(static i => 0.004 * Math.Pow(2, i))];
    private static readonly HistogramFamily Durations = new(Meter, "job_controller_job_sync_duration_seconds", "How long a look at a job took in seconds.", Times, Mode, "result", "action");
    private static readonly CounterFamily Syncs = new(Meter, "job_controller_job_syncs_total", "Looks at jobs.", Mode, "result", "action");
    private static readonly CounterFamily JobsFinished = new(Meter, "job_controller_jobs_finished_total", "Jobs that ended.", Mode, "result", "reason");
    private static readonly CounterFamily PodsFinished = new(Meter, "job_controller_job_pods_finished_total", "Pods that ended and are counted.", Mode, "result");
    private static readonly CounterFamily ByPolicy = new(Meter, "job_controller_pod_failures_handled_by_failure_policy_total", "Failures of pods by what their job's failure policy did.", "action");
    private static readonly CounterFamily TrackedEnds = new(Meter, "job_controller_terminated_pods_tracking_finalizer_total", "Pods that ended and still had the tracking finalizer, and such that had it no more.", "event");
    private static readonly CounterFamily Indexes = new(Meter, "job_controller_job_finished_indexes_total", "Indexes that ended.", "status", "backoffLimit");
    private static readonly CounterFamily Created = new(Meter, "job_controller_job_pods_creation_total", "Pods that were made or refused, by why they were wanted.", "reason", "status");
    private static readonly CounterFamily Elsewhere = new(Meter, "job_controller_jobs_by_external_controller_total", "Jobs that another controller manages.", "controller_name");

    public static void Looked(JobView view, PodPlan plan, bool failed, TimeSpan took)
    {
        string mode = ModeOf(view.Job), result = failed ? "error" : "success";
        var action = plan.Delete.Count > 0 ? "pods_deleted" : plan.Create.Count > 0 || plan.Wait is not null ? "pods_created" : "tracking";
        Durations.With(mode, result, action).Observe(took.TotalSeconds);
        Syncs.With(mode, result, action).Increment();
    }

    public static void Finished(Job job, JobCondition end) =>
        JobsFinished.With(ModeOf(job), end.Type == JobConditions.Complete ? "succeeded" : "failed", end.Reason).Increment();

    /// <summary>A status was written after another.</summary>
    public static void Counted(Job job, JobStatus before, JobStatus after)
    {
        var (mode, completions) = (ModeOf(job), job.Spec.Completions ?? 0);
        var limit = job.Spec.BackoffLimitPerIndex is null ? "global" : "perIndex";
        var succeeded = after.Succeeded - before.Succeeded;
        if (job.Spec.IsIndexed())
        {
            succeeded = IndexSet.Parse(after.CompletedIndexes, completions).Count - IndexSet.Parse(before.CompletedIndexes, completions).Count;
            if (succeeded > 0) Indexes.With("succeeded", limit).Add(succeeded);
            var given = IndexSet.Parse(after.FailedIndexes, completions).Count - IndexSet.Parse(before.FailedIndexes, completions).Count;
            if (given > 0) Indexes.With("failed", limit).Add(given);
        }

        if (succeeded > 0) PodsFinished.With(mode, "succeeded").Add(succeeded);
        if (after.Failed > before.Failed) PodsFinished.With(mode, "failed").Add(after.Failed - before.Failed);
    }

    public static void Handled(IEnumerable<string> actions)
    {
        foreach (var action in actions) ByPolicy.With(action).Increment();
    }

    public static void Changed(Pod? before, Pod? after)
    {
        var (was, isNow) = (before is not null && before.IsTerminal() && before.IsTracked(), after is not null && after.IsTerminal() && after.IsTracked());
        if (was != isNow) TrackedEnds.With(isNow ? "add" : "delete").Increment();
    }

    public static void PodsCreated(JobView view, PodTally tally)
    {
        var again = view.FailedCount > 0;
        var reason = view.Spec.PodReplacementPolicy == "Failed" && again ? "recreate_failed" : again || view.Terminating > 0 ? "recreate_terminating_or_failed" : "new";
        if (tally.Created > 0) Created.With(reason, "succeeded").Add(tally.Created);
        if (tally.Error is not null) Created.With(reason, "failed").Increment();
    }

    public static void ManagedElsewhere(string manager) => Elsewhere.With(manager).Increment();

    private static string ModeOf(Job job) => job.Spec.IsIndexed() ? "Indexed" : "NonIndexed";
}
