using Keles.Api.Batch.V1;
using Keles.Reconcile;

namespace Keles.Controllers.CronJobs;

/// <summary>Whether a cron job starts a job now, and when to look again.</summary>
/// <param name="Start">The time for which a job is to be started; null for none.</param>
/// <param name="Replaces">Its jobs that still run go first.</param>
/// <param name="Again">How long until the next look; null when only a change can bring one.</param>
internal sealed record CronPlan(DateTimeOffset? Start, bool Replaces, TimeSpan? Again, IReadOnlyList<CronEvent> Events)
{
    /// <param name="cron">With its status as it is after looking at its jobs.</param>
    /// <param name="local">The zone that holds where none is named.</param>
    public static CronPlan For(CronJob cron, DateTimeOffset now, TimeZoneInfo local)
    {
        if (cron.Metadata.DeletionTimestamp is not null) return new(null, false, null, []);
        var zone = local;
        if (cron.Spec.TimeZone is { } name && !CronTimeZones.TryFind(name, out zone, out var unknown)) return Warning("UnknownTimeZone", $"invalid timeZone: {Quoted(name)}: {unknown}");
        if (cron.Spec.Suspend == true) return new(null, false, null, []);
        if (!CronSchedule.TryParse(cron.Spec.Schedule, out var schedule, out var problem)) return Warning("UnparseableSchedule", $"unparseable schedule: {Quoted(cron.Spec.Schedule)} : {problem}");
        var plan = For(cron, new CronTimes(schedule, zone!), now);
        return cron.Spec.Schedule.Contains("TZ", StringComparison.Ordinal) ? plan with { Events = [Unsupported(cron), .. plan.Events] } : plan;
    }

    private static CronPlan For(CronJob cron, CronTimes times, DateTimeOffset now)
    {
        var missed = MissedTimes.Of(cron, times, now, withDeadline: true);
        if (missed.IsNever) return Warning("InvalidSchedule", $"invalid schedule: {cron.Spec.Schedule} : time difference between two schedules is less than 1 second");
        var wait = new CronPlan(null, false, times.UntilNext(cron, now), []);
        if (missed.Latest is not { } time) return wait;
        if (missed.Count > MissedTimes.Many) wait = wait with { Events = [new(EventRecorder.Warning, "TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew")] };
        var job = CronJobTemplate.NameOf(cron, time);
        if (cron.Status.Active.Any(a => a.Name == job && a.Namespace == cron.Metadata.Namespace) || cron.Status.LastScheduleTime?.ToDateTimeOffset() == time) return wait;
        if (cron.Spec.ConcurrencyPolicy == CronNames.Forbid && !cron.Status.Active.IsEmpty)
        {
            return wait.With(EventRecorder.Normal, "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
        }

        return wait with { Start = time, Replaces = cron.Spec.ConcurrencyPolicy == CronNames.Replace };
    }

    private static CronPlan Warning(string reason, string message) => new(null, false, null, [new(EventRecorder.Warning, reason, message)]);

    private static CronEvent Unsupported(CronJob cron) => new(EventRecorder.Warning, "UnsupportedSchedule",
        $"CRON_TZ or TZ used in schedule {Quoted(cron.Spec.Schedule)} is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details");

    private static string Quoted(string text) => Machinery.GoQuote.Quote(text);

    private CronPlan With(string type, string reason, string message) => this with { Events = [.. Events, new(type, reason, message)] };
}
