namespace Keles.Controllers.CronJobs;

/// <summary>Names and words of cron jobs that others know.</summary>
internal static class CronNames
{
    /// <summary>On each job: the time for which it was started, in the schedule's zone.</summary>
    public const string Timestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    public const string Forbid = "Forbid";
    public const string Replace = "Replace";
}
