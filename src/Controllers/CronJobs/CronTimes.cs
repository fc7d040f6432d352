using Keles.Api.Batch.V1;

namespace Keles.Controllers.CronJobs;

/// <summary>A schedule in the zone that holds for it.</summary>
internal sealed record CronTimes(CronSchedule Schedule, TimeZoneInfo Zone)
{
    /// <summary>Jobs are looked for a little after their time: clocks of several machines differ.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(100);

    /// <summary>Null when the schedule cannot be read; an unknown zone is passed over.</summary>
    public static CronTimes? Of(CronJob cron, TimeZoneInfo local) => CronSchedule.TryParse(cron.Spec.Schedule, out var schedule, out _)
        ? new(schedule, cron.Spec.TimeZone is { } name && CronTimeZones.TryFind(name, out var zone, out _) ? zone : local)
        : null;

    public DateTimeOffset? After(DateTimeOffset time) => Schedule.Next(time, Zone);

    /// <summary>How long it is to the next time to look.</summary>
    public TimeSpan? UntilNext(CronJob cron, DateTimeOffset now)
    {
        var missed = MissedTimes.Of(cron, this, now, withDeadline: false);
        var from = missed.Latest ?? (missed.IsNever || missed.Count > 0 ? now : missed.Since);
        return After(from) is { } next ? next + Late - now : null;
    }
}
