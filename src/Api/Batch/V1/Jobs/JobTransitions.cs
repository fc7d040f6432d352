using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What the status of a job may turn into.</summary>
internal static class JobTransitions
{
    public static void Check(Job o, Job stored, FieldPath path, FieldErrors errors)
    {
        var conditions = path.Child("conditions");
        foreach (var last in new[] { JobConditions.Failed, JobConditions.Complete, JobConditions.FailureTarget })
        {
            if (stored.Has(last) && !o.Has(last)) errors.Add(FieldError.InvalidWithoutValue(conditions, $"cannot disable the terminal {last}=True condition"));
        }

        Counters(o, stored, path, errors);
        Times(o, stored, path, errors);
        bool met = o.Has(JobConditions.SuccessCriteriaMet), wasMet = stored.Has(JobConditions.SuccessCriteriaMet);
        if (wasMet && !met) errors.Add(FieldError.InvalidWithoutValue(conditions, "cannot disable the SuccessCriteriaMet=True condition"));
        if (stored.Has(JobConditions.Complete) && !wasMet && met) errors.Add(FieldError.InvalidWithoutValue(conditions, "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions"));
    }

    /// <summary>Pods counted are counted for good, unless an indexed job shrank.</summary>
    private static void Counters(Job o, Job stored, FieldPath path, FieldErrors errors)
    {
        var mayShrink = o.Spec.IsIndexed() && o.Spec.Completions == o.Spec.Parallelism;
        if (o.Status.Failed < stored.Status.Failed) errors.Invalid(path.Child("failed"), o.Status.Failed, "cannot decrease the failed counter");
        if (!mayShrink && o.Status.Succeeded < stored.Status.Succeeded) errors.Invalid(path.Child("succeeded"), o.Status.Succeeded, "cannot decrease the succeeded counter");
    }

    private static void Times(Job o, Job stored, FieldPath path, FieldErrors errors)
    {
        var (now, before) = (o.Status, stored.Status);
        if (now.CompletionTime is not null && before.CompletionTime is not null && now.CompletionTime != before.CompletionTime) errors.Invalid(path.Child("completionTime"), now.CompletionTime, "completionTime cannot be mutated");
        if (before.StartTime is not null && now.StartTime != before.StartTime && o.Spec.Suspend != true) errors.Required(path.Child("startTime"), "startTime cannot be removed for unsuspended job");
    }
}
