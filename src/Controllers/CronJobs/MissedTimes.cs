using Keles.Api.Batch.V1;
using Keles.Machinery;

namespace Keles.Controllers.CronJobs;

/// <summary>The times of a schedule that have come since a cron job last started a job, or since there is the cron job.</summary>
/// <param name="Since">From when on times count.</param>
/// <param name="Latest">The latest time that has come; null when there is none.</param>
/// <param name="Count">About how many there were: exact where the schedule is even.</param>
/// <param name="IsNever">The schedule names no time that there ever is, such as the 31st of February.</param>
internal sealed record MissedTimes(DateTimeOffset Since, DateTimeOffset? Latest, long Count, bool IsNever = false)
{
    /// <summary>With more than so many the clock or the schedule is suspected.</summary>
    public const int Many = 100;

    /// <param name="withDeadline">Times before the starting deadline do not count.</param>
    public static MissedTimes Of(CronJob cron, CronTimes times, DateTimeOffset now, bool withDeadline)
    {
        var since = (cron.Status.LastScheduleTime ?? cron.Metadata.CreationTimestamp).ToDateTimeOffset();
        if (withDeadline && cron.Spec.StartingDeadlineSeconds is { } seconds && Before(now, seconds) is var deadline && deadline > since) since = deadline;
        if (times.After(since) is not { } first) return new(since, null, 0, IsNever: true);
        if (now < first) return new(since, null, 0);
        if (times.After(first) is not { } second) return new(since, null, 0, IsNever: true);
        if (now < second) return new(since, first, 1);

        // By the distance of the first two times the clock goes to shortly before now, so that years of silence cost no more than days.
        var interval = (long)Math.Round((second - first).TotalSeconds);
        var count = (long)(now - first).TotalSeconds / interval + 1;
        DateTimeOffset? latest = null;
        for (var time = times.After(first.AddSeconds((count - 2) * (double)interval)); time <= now; time = times.After(time.Value)) latest = time;
        return new(since, latest, count);
    }

    private static DateTimeOffset Before(DateTimeOffset now, long seconds) =>
        seconds >= (now - DateTimeOffset.UnixEpoch).TotalSeconds ? DateTimeOffset.UnixEpoch : now.AddSeconds(-seconds);
}
