using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>
/// What a controller of jobs may report, the built-in one or another: a job that has ended does not begin again. Most is asked only where
/// the fields in question change, so that a status that was wrong before can still be corrected elsewhere.
/// </summary>
internal static class JobStatusValidation
{
    private static readonly FieldPath Path = FieldPath.Root("status");
    private static readonly FieldPath Conditions = Path.Child("conditions");

    public static void OnStatusUpdate(Job o, Job stored, FieldErrors errors)
    {
        var s = o.Status;
        errors.RequireNotNegative(Path, ("active", s.Active), ("succeeded", s.Succeeded), ("failed", s.Failed), ("ready", s.Ready), ("terminating", s.Terminating));
        if (s.UncountedTerminatedPods is { } uncounted) Uncounted(uncounted, Path.Child("uncountedTerminatedPods"), errors);
        TogetherIn(o, stored, errors);
        Times(o, stored, errors);
        Reached(o, stored, errors);
        Finished(o, stored, errors);
        Indexes(o, stored, errors);
        if (Changed(s.Ready != stored.Status.Ready || s.Active != stored.Status.Active, s.Ready > s.Active)) errors.Invalid(Path.Child("ready"), s.Ready, "cannot set more ready pods than active");
        Criteria(o, errors);
        JobTransitions.Check(o, stored, Path, errors);
    }

    private static bool Changed(bool changed, bool wrong) => changed && wrong;

    private static bool Turned(Job o, Job stored, params ReadOnlySpan<string> conditions)
    {
        foreach (var condition in conditions) if (o.Has(condition) != stored.Has(condition)) return true;
        return false;
    }

    private static void Refuse(FieldErrors errors, string detail) => errors.Add(FieldError.InvalidWithoutValue(Conditions, detail));

    private static void Uncounted(UncountedTerminatedPods pods, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Each(Items<string> uids, FieldPath at)
        {
            for (var i = 0; i < uids.Count; i++)
            {
                if (uids[i].Length == 0) errors.Invalid(at.Index(i), "", "must not be empty");
                else if (!seen.Add(uids[i])) errors.Duplicate(at.Index(i), uids[i]);
            }
        }

        Each(pods.Succeeded, path.Child("succeeded"));
        Each(pods.Failed, path.Child("failed"));
    }

    private static void TogetherIn(Job o, Job stored, FieldErrors errors)
    {
        if (!o.Has(JobConditions.Complete)) return;
        if (Changed(Turned(o, stored, JobConditions.Complete, JobConditions.Failed), o.Has(JobConditions.Failed))) Refuse(errors, "cannot set Complete=True and Failed=true conditions");
        if (Changed(Turned(o, stored, JobConditions.Complete, JobConditions.FailureTarget), o.Has(JobConditions.FailureTarget))) Refuse(errors, "cannot set Complete=True and FailureTarget=true conditions");
    }

    private static void Times(Job o, Job stored, FieldErrors errors)
    {
        var (s, path, complete) = (o.Status, Path.Child("completionTime"), o.Has(JobConditions.Complete));
        var ended = s.CompletionTime != stored.Status.CompletionTime;
        if (ended || Turned(o, stored, JobConditions.Complete))
        {
            if (s.CompletionTime is not null && !complete) errors.Invalid(path, s.CompletionTime, "cannot set completionTime when there is no Complete=True condition");
            if (s.CompletionTime is null && complete) errors.Required(path, "completionTime is required for Complete jobs");
        }

        if (Changed(ended || s.StartTime != stored.Status.StartTime, s.CompletionTime < s.StartTime)) errors.Invalid(path, s.CompletionTime, "completionTime cannot be set before startTime");
    }

    private static void Reached(Job o, Job stored, FieldErrors errors)
    {
        if (Turned(o, stored, JobConditions.Failed, JobConditions.FailureTarget) && o.Has(JobConditions.Failed) && !o.Has(JobConditions.FailureTarget)) Refuse(errors, "cannot set Failed=True condition without the FailureTarget=true condition");
        if (Turned(o, stored, JobConditions.Complete, JobConditions.SuccessCriteriaMet) && o.Has(JobConditions.Complete) && !o.Has(JobConditions.SuccessCriteriaMet)) Refuse(errors, "cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
    }

    private static void Finished(Job o, Job stored, FieldErrors errors)
    {
        if (!o.IsFinished()) return;
        var (s, before, now) = (o.Status, stored.Status, !stored.IsFinished());
        if (Changed(now || s.Active != before.Active, s.Active > 0)) errors.Invalid(Path.Child("active"), s.Active, "active>0 is invalid for finished job");
        if (Changed(now || s.StartTime != before.StartTime, s.StartTime is null)) errors.Required(Path.Child("startTime"), "startTime is required for finished job");
        if (Changed(now || !Semantic.Equal(s.UncountedTerminatedPods, before.UncountedTerminatedPods), s.UncountedTerminatedPods is { } u && u.Failed.Count + u.Succeeded.Count > 0)) errors.Invalid(Path.Child("uncountedTerminatedPods"), s.UncountedTerminatedPods, "uncountedTerminatedPods needs to be empty for finished job");
        if (Changed(now || s.Terminating != before.Terminating, s.Terminating > 0)) errors.Invalid(Path.Child("terminating"), s.Terminating, "terminating>0 is invalid for finished job");
    }

    private static void Indexes(Job o, Job stored, FieldErrors errors)
    {
        var (s, spec) = (o.Status, o.Spec);
        bool completed = s.CompletedIndexes != stored.Status.CompletedIndexes, failed = s.FailedIndexes != stored.Status.FailedIndexes;
        FieldPath completedPath = Path.Child("completedIndexes"), failedPath = Path.Child("failedIndexes");
        if (completed && spec.Completions is { } most && JobIndexes.TryParse(s.CompletedIndexes, most, out _) is { } problem) errors.Invalid(completedPath, s.CompletedIndexes, $"error parsing completedIndexes: {problem}");
        if (failed && spec is { Completions: { } all, BackoffLimitPerIndex: not null } && s.FailedIndexes is { } indexes && JobIndexes.TryParse(indexes, all, out _) is { } failedProblem) errors.Invalid(failedPath, indexes, $"error parsing failedIndexes: {failedProblem}");
        if (completed && s.CompletedIndexes.Length > 0 && !spec.IsIndexed()) errors.Invalid(completedPath, s.CompletedIndexes, "cannot set non-empty completedIndexes when non-indexed completion mode");
        if (failed && spec.BackoffLimitPerIndex is null && s.FailedIndexes is not null) errors.Invalid(failedPath, s.FailedIndexes, "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
        if ((completed || failed) && spec.Completions is { } total && s.FailedIndexes is not null && JobIndexes.Overlap(s.CompletedIndexes, s.FailedIndexes, total) is { } both) errors.Invalid(failedPath, s.FailedIndexes, $"failedIndexes and completedIndexes overlap at index: {both}");
    }

    private static void Criteria(Job o, FieldErrors errors)
    {
        if (o.Has(JobConditions.SuccessCriteriaMet))
        {
            if (o.Has(JobConditions.Failed)) Refuse(errors, "cannot set SuccessCriteriaMet=True and Failed=true conditions");
            if (o.Has(JobConditions.FailureTarget)) Refuse(errors, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions");
        }
        else if (o.Spec.SuccessPolicy is not null && o.Has(JobConditions.Complete))
        {
            Refuse(errors, "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True");
        }
    }
}
