namespace Keles.Controllers.CronJobs;

/// <summary>Names and words of cron jobs that others know.</summary>
internal static class CronNames
{
    /// <summary>On each job: the time for which it was started, in the schedule's zone.</summary>
    public const string Timestamp = "batch.kubernetes.io/cronjob-scheduled-timestamp";

    /// <summary>On jobs that someone made from a cron job by hand.</summary>
    public const string Instantiated = "cronjob.kubernetes.io/instantiate";

    public const string Forbid = "Forbid";
    public const string Replace = "Replace";
}
