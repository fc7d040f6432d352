using Keles.Api.Batch.V1;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>What is told of jobs, in upstream's words.</summary>
internal sealed class JobEvents(EventRecorder recorder)
{
    public void UnknownMode(Job job) => recorder.Event(JobKind.Kind, job, EventRecorder.Warning, "UnknownCompletionMode", "Skipped Job sync because completion mode is unknown");

    public void Suspension(Job before, Job after)
    {
        if (Condition(after) is not { } now || Condition(before)?.Says(now) == true) return;
        var (reason, message) = now.Status == "True" ? ("Suspended", "Job suspended") : ("Resumed", "Job resumed");
        recorder.Event(JobKind.Kind, after, EventRecorder.Normal, reason, message);
    }

    public void Ended(Job job, JobCondition end)
    {
        JobMetrics.Finished(job, end);
        if (end.Type != JobConditions.Complete)
        {
            recorder.Event(JobKind.Kind, job, EventRecorder.Warning, end.Reason, end.Message);
            return;
        }

        if (job.Status.Succeeded > job.Spec.Completions) recorder.Event(JobKind.Kind, job, EventRecorder.Warning, "TooManySucceededPods", "Too many succeeded pods running after completion count reached");
        recorder.Event(JobKind.Kind, job, EventRecorder.Normal, "Completed", "Job completed");
    }

    private static JobCondition? Condition(Job job) => job.Status.Conditions.Find(static c => c.Type == JobConditions.Suspended);
}
