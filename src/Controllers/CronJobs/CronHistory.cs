using Keles.Api.Batch.V1;

namespace Keles.Controllers.CronJobs;

/// <summary>Which jobs that ended are too many to be kept: the oldest.</summary>
internal static class CronHistory
{
    public static IReadOnlyList<Job> Surplus(CronJobSpec spec, IReadOnlyList<Job> jobs) =>
    [
        .. Oldest(jobs, JobConditions.Complete, spec.SuccessfulJobsHistoryLimit),
        .. Oldest(jobs, JobConditions.Failed, spec.FailedJobsHistoryLimit),
    ];

    private static IEnumerable<Job> Oldest(IReadOnlyList<Job> jobs, string end, int? limit)
    {
        if (limit is not { } kept) return [];
        Job[] ended = [.. jobs.Where(j => j.Metadata.DeletionTimestamp is null && j.Has(end))];
        return ended.OrderBy(static j => j.Status.StartTime is null).ThenBy(static j => j.Status.StartTime).ThenBy(static j => j.Metadata.Name, StringComparer.Ordinal).Take(ended.Length - kept);
    }
}
