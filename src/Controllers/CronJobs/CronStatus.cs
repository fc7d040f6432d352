using Keles.Api.Batch.V1;
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
                if (!isListed && job.Metadata.DeletionTimestamp is null) events.Add(new(EventRecorder.Warning, "UnexpectedJob", $"Saw a job that the controller did not create or forgot: {job.Metadata.Name}"));
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
}
