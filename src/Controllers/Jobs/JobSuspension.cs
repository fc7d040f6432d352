using Keles.Api.Batch.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>What a job's status says of its suspension.</summary>
internal static class JobSuspension
{
    public static JobStatus Apply(JobView view, JobStatus status)
    {
        var at = status.Conditions.IndexOf(static c => c.Type == JobConditions.Suspended);
        var said = view.IsSuspended
            ? JobVerdict.New(view, JobConditions.Suspended, "JobSuspended", "Job suspended")
            : JobVerdict.New(view, JobConditions.Suspended, "JobResumed", "Job resumed", "False");
        var isNew = at >= 0 ? !status.Conditions[at].Says(said) : view.IsSuspended;
        if (isNew) status = With(status, at, said);

        // Without a beginning its template may be changed where the pods would be placed, and the deadline does not run.
        if (view.IsSuspended) return status with { StartTime = null };

        // It begins anew: the time before counts towards no deadline.
        return isNew ? status with { StartTime = Time.From(view.Now) } : status;
    }

    /// <summary>Two conditions say the same, whenever they came to say it.</summary>
    public static bool Says(this JobCondition condition, JobCondition other) => (condition.Status, condition.Reason, condition.Message) == (other.Status, other.Reason, other.Message);

    private static JobStatus With(JobStatus status, int at, JobCondition condition) =>
        status with { Conditions = at < 0 ? status.Conditions.Add(condition) : status.Conditions.With(at, condition) };
}
