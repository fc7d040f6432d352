namespace Keles.Api.Batch.V1;

/// <summary>What holds for a cron job when nothing is said.</summary>
internal static class CronJobDefaults
{
    private const int SuccessfulKept = 3;
    private const int FailedKept = 1;

    public static CronJob Of(CronJob o) => o with
    {
        Spec = o.Spec with
        {
            ConcurrencyPolicy = o.Spec.ConcurrencyPolicy.Or("Allow"),
            Suspend = o.Spec.Suspend ?? false,
            SuccessfulJobsHistoryLimit = o.Spec.SuccessfulJobsHistoryLimit ?? SuccessfulKept,
            FailedJobsHistoryLimit = o.Spec.FailedJobsHistoryLimit ?? FailedKept,
            JobTemplate = o.Spec.JobTemplate with { Spec = JobDefaults.Shared(o.Spec.JobTemplate.Spec) },
        },
    };
}
