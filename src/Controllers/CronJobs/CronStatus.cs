using Keles.Api.Batch.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.CronJobs;

/// <summary>A cron job's status after a look at its jobs.</summary>
internal sealed record CronStatus(CronJobStatus Status, IReadOnlyList<CronEvent> Events)
{
    /// <param name="gone">Uids of active jobs that there are no more.</param>
    public static CronStatus Of(CronJob cron, IReadOnlyList<Job> jobs, IReadOnlySet<string> gone)
    {
        var status = cron.Status;
        List<CronEvent> events = [];
        foreach (var job in jobs)
        {
            var isListed = status.Active.Any(a => a.Uid == job.Metadata.Uid);
            if (!job.IsFinished())
            {
                if (isListed || job.Metadata.DeletionTimestamp is not null) continue;
                events.Add(new(EventRecorder.Warning, "UnexpectedJob", $"Saw a job that the controller did not create or forgot: {job.Metadata.Name}"));
                status = WithForgotten(status, job);
                continue;
            }

            if (isListed)
            {
                status = status with { Active = status.Active.Where(a => a.Uid != job.Metadata.Uid) };
                var end = job.Status.Conditions.Find(static c => c is { Type: JobConditions.Complete or JobConditions.Failed, Status: "True" })!.Type;
                events.Add(new(EventRecorder.Normal, "SawCompletedJob", $"Saw completed job: {job.Metadata.Name}, condition: {end}"));
            }

            // Also of jobs that were never listed: the latest success counts, whoever started it.
            if (job.Has(JobConditions.Complete) && job.Status.CompletionTime is { } done && (status.LastSuccessfulTime is not { } last || done > last)) status = status with { LastSuccessfulTime = done };
        }

        foreach (var missing in status.Active.Where(a => gone.Contains(a.Uid))) events.Add(new(EventRecorder.Normal, "MissingJob", $"Active job went missing: {missing.Name}"));
        return new(status with { Active = status.Active.Where(a => !gone.Contains(a.Uid)) }, events);
    }

    /// <summary>A job that was made and not noted, for the controller died between the two, counts as running: or else another would be started beside it.</summary>
    private static CronJobStatus WithForgotten(CronJobStatus status, Job job)
    {
        if (!job.Metadata.Annotations.TryGetValue(CronNames.Timestamp, out var text) || !Time.TryParse(text, out var time, out _)) return status;
        if (job.Metadata.Annotations.ContainsKey(CronNames.Instantiated)) return status;
        return status with
        {
            Active = status.Active.Add(EventRecorder.Reference(JobKind.Kind, job)),
            LastScheduleTime = status.LastScheduleTime is { } last && last > time ? last : time,
        };
    }
}
