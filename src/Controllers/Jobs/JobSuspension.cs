using Keles.Api.Batch.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>What a job's status says of its suspension.</summary>
internal static class JobSuspension
{
    public static JobStatus Apply(JobView view, JobStatus status)
    {
        var at = status.Conditions.IndexOf(static c => c.Type == JobConditions.Suspended);
        var isSo = at >= 0 && status.Conditions[at].Status == "True";
        if (view.IsSuspended)
        {
            // Without a beginning its template may be changed where the pods would be placed, and the deadline does not run.
            status = status with { StartTime = null };
            return isSo ? status : With(status, at, JobVerdict.New(view, JobConditions.Suspended, "JobSuspended", "Job suspended"));
        }

        // It begins anew: the time before counts towards no deadline.
        return isSo ? With(status, at, JobVerdict.New(view, JobConditions.Suspended, "JobResumed", "Job resumed", "False")) with { StartTime = Time.From(view.Now) } : status;
    }

    private static JobStatus With(JobStatus status, int at, JobCondition condition) =>
        status with { Conditions = at < 0 ? status.Conditions.Add(condition) : status.Conditions.With(at, condition) };
}
