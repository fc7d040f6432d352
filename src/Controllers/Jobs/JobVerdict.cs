using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>Whether a job is at its end, and why; first the conditions that say so for now, then, once all pods are gone and counted, the last ones.</summary>
internal static class JobVerdict
{
    /// <summary>The end that the job has come to: a condition that it has already, or one that it is to get.</summary>
    public static JobCondition? Of(JobView view)
    {
        if (Find(view.Job, JobConditions.SuccessCriteriaMet) is { } met) return met;
        if (Find(view.Job, JobConditions.FailureTarget) is { } target) return target;
        if (FailedByPolicy(view) is { } why) return New(view, JobConditions.FailureTarget, JobNames.PodFailurePolicy, why);
        if (view.FailedCount > view.BackoffLimit || RestartsExceedLimit(view)) return New(view, JobConditions.FailureTarget, JobNames.BackoffLimitExceeded, "Job has reached the specified backoff limit");
        if (TimeLeft(view) is { } left && left <= TimeSpan.Zero) return New(view, JobConditions.FailureTarget, JobNames.DeadlineExceeded, "Job was active longer than specified deadline");
        if (!view.IsIndexed) return null;
        if (view.FailedIndexes is { Count: > 0 and var failed })
        {
            if (failed > view.Spec.MaxFailedIndexes) return New(view, JobConditions.FailureTarget, JobNames.MaxFailedIndexesExceeded, "Job has exceeded the specified maximal number of failed indexes");
            if (failed + view.Completed.Count >= view.Completions) return New(view, JobConditions.FailureTarget, JobNames.FailedIndexes, "Job has failed indexes");
        }

        return SuccessMatch.Of(view.Spec.SuccessPolicy, view.Completions, view.Completed) is { } rule ? New(view, JobConditions.SuccessCriteriaMet, JobNames.SuccessPolicy, rule) : null;
    }

    /// <summary>The end by success of enough pods, once none is active any more.</summary>
    public static JobCondition? OfCompletions(JobView view, int active)
    {
        // Without a number of completions the pods agree among themselves: the first success means that the work is done.
        var enough = view.Spec.Completions is { } wanted ? view.SucceededCount >= wanted : view.SucceededCount > 0;
        return enough && active == 0 ? New(view, JobConditions.SuccessCriteriaMet, JobNames.CompletionsReached, "Reached expected number of succeeded pods") : null;
    }

    /// <summary>The last condition that follows an interim one.</summary>
    public static JobCondition Final(JobCondition interim, DateTimeOffset now) => interim with
    {
        Type = interim.Type == JobConditions.FailureTarget ? JobConditions.Failed : JobConditions.Complete,
        LastProbeTime = Time.From(now),
        LastTransitionTime = Time.From(now),
    };

    /// <summary>How long the job may still be active; null when there is no limit or the clock stands still.</summary>
    public static TimeSpan? TimeLeft(JobView view) =>
        view.Spec.ActiveDeadlineSeconds is { } seconds && view.Job.Status.StartTime is { } start && !view.IsSuspended
            ? Seconds.After(start.ToDateTimeOffset(), seconds) - view.Now
            : null;

    public static JobCondition New(JobView view, string type, string reason, string message, string status = "True") =>
        new() { Type = type, Status = status, LastProbeTime = Time.From(view.Now), LastTransitionTime = Time.From(view.Now), Reason = reason, Message = message };

    private static JobCondition? Find(Job job, string type) => job.Status.Conditions.Find(c => c.Type == type && c.Status == "True");

    private static string? FailedByPolicy(JobView view)
    {
        if (view.Spec.PodFailurePolicy is not { } policy) return null;
        foreach (var pod in view.Pods) if (pod.HasFailedFor(view.Spec) && FailureMatch.Of(policy, pod).FailsJob is { } why) return why;
        return null;
    }

    /// <summary>Where the kubelet restarts containers, restarts are what counts.</summary>
    private static bool RestartsExceedLimit(JobView view)
    {
        if (view.Spec.Template.Spec.RestartPolicy != RestartPolicies.OnFailure) return false;
        var restarts = 0;
        foreach (var pod in view.Pods)
        {
            if (pod.Status.Phase is not (PodPhases.Running or PodPhases.Pending)) continue;
            foreach (var status in pod.Status.InitContainerStatuses) restarts += status.RestartCount;
            foreach (var status in pod.Status.ContainerStatuses) restarts += status.RestartCount;
        }

        return view.BackoffLimit == 0 ? restarts > 0 : restarts >= view.BackoffLimit;
    }
}
