using System.Globalization;
using Keles.Api.Batch.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.CronJobs;

/// <summary>The job that a cron job starts for one time of its schedule.</summary>
internal static class CronJobTemplate
{
    /// <summary>One name for each minute: a job that was made before cannot be made again.</summary>
    public static string NameOf(CronJob cron, DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{cron.Metadata.Name}-{time.ToUnixTimeSeconds() / 60}");

    public static Job Make(CronJob cron, DateTimeOffset time) => new()
    {
        Metadata = new()
        {
            Name = NameOf(cron, time),
            Namespace = cron.Metadata.Namespace,
            Labels = cron.Spec.JobTemplate.Metadata.Labels,
            Annotations = cron.Spec.JobTemplate.Metadata.Annotations.With(CronNames.Timestamp, Timestamp(cron, time)),
            OwnerReferences = [Owners.ControllerOf(CronJobKind.Kind, cron)],
        },
        Spec = cron.Spec.JobTemplate.Spec,
    };

    private static string Timestamp(CronJob cron, DateTimeOffset time)
    {
        var zone = cron.Spec.TimeZone is { } name && CronTimeZones.TryFind(name, out var named, out _) ? named : TimeZoneInfo.Utc;
        var there = TimeZoneInfo.ConvertTime(time, zone);
        return there.Offset == TimeSpan.Zero ? Time.From(time).ToString() : there.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
