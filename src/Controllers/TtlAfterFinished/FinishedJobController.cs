using System.Diagnostics.Metrics;
using Keles.Api.Batch.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.TtlAfterFinished;

/// <summary>Deletes jobs that have ended when the time for which they are kept is over.</summary>
internal sealed class FinishedJobController(ControllerContext context, Informer<Job> jobs)
{
    private const string Name = "ttl-after-finished-controller";

    private static readonly Meter Meter = new("Keles.Controllers.TtlAfterFinished");
    private static readonly HistogramFamily Late = new(Meter, "ttl_after_finished_controller_job_deletion_duration_seconds", "How long after its time a job was deleted in seconds.",
        [.. Enumerable.Range(0, 14).Select(static i => 0.1 * Math.Pow(2, i))]);

    private readonly IApiClient client = context.ClientOf(Name);

    public static IController Create(ControllerContext context)
    {
        var queue = context.Queue<ObjectKey>(Name);
        var jobs = context.Informers.Of<Job>();
        jobs.OnChange(c =>
        {
            if (c.After is { } job && ExpiresAt(job) is not null) queue.Add(ObjectKey.Of(job));
        });
        context.WallClock.OnSet(() => queue.AddAll(jobs.List().Where(static j => ExpiresAt(j) is not null)));
        return context.Reconciler(queue, new FinishedJobController(context, jobs).ReconcileAsync);
    }

    /// <summary>When the job is to go; null when it is to stay or goes already.</summary>
    public static DateTimeOffset? ExpiresAt(Job job)
    {
        if (job.Metadata.DeletionTimestamp is not null || job.Spec.TtlSecondsAfterFinished is not { } seconds) return null;
        var end = job.Status.Conditions.Find(static c => c is { Type: JobConditions.Complete or JobConditions.Failed, Status: "True" });
        if (end is not { LastTransitionTime: { IsZero: false } at }) return null;

        // Whoever writes the status may write any time there is.
        return Seconds.After(at.ToDateTimeOffset(), seconds);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (jobs.Get(key) is not { } job || ExpiresAt(job) is not { } at) return Requeue.Never;
        if (at > context.Now) return Requeue.After(at - context.Now);

        // Deleting cannot be undone, and the time may have been changed since: only what the API says now counts.
        if (await client.FindAsync<Job>(key, cancel) is not { } fresh || ExpiresAt(fresh) is not { } expired) return Requeue.Never;
        if (expired > context.Now) return Requeue.After(expired - context.Now);
        await client.DeleteAsync<Job>(key, new() { PropagationPolicy = "Foreground", Preconditions = new() { Uid = fresh.Metadata.Uid } }, cancel);
        Late.Only.Observe((context.Now - expired).TotalSeconds);
        return Requeue.Never;
    }
}
