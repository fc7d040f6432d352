using System.Diagnostics.Metrics;
using Keles.Api.Batch.V1;
using Keles.Background;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.CronJobs;

/// <summary>Starts jobs by the clock.</summary>
internal sealed class CronJobController
{
    private const string Name = "cronjob-controller";

    private static readonly Meter Meter = new("Keles.Controllers.CronJobs");
    private static readonly HistogramFamily Skew = new(Meter, "cronjob_controller_job_creation_skew_duration_seconds", "How long after its time a job was made in seconds.", [.. Enumerable.Range(0, 10).Select(static i => Math.Pow(2, i))]);

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder recorder;
    private readonly Informer<CronJob> crons;
    private readonly Informer<Job> jobs;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;

    private CronJobController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        recorder = context.EventsOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        crons = context.Informers.Of<CronJob>();
        crons.OnChange(Enqueue);
        context.WallClock.OnSet(() => queue.AddAll(crons.List()));
        jobs = context.Informers.Of<Job>().WithControllers().EnqueueController(CronJobKind.Kind, queue);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new CronJobController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    /// <summary>A new schedule holds from its next time on: the times it would have had before are not made up for.</summary>
    private void Enqueue(ObjectChange<CronJob> change)
    {
        var key = ObjectKey.Of(change.Subject);
        if (change is not { Before.Spec: { } before, After: { } after } || (before.Schedule == after.Spec.Schedule && before.TimeZone == after.Spec.TimeZone)) queue.Add(key);
        else if (CronTimes.Of(after, context.Time.LocalTimeZone) is not { } times) recorder.Event(CronJobKind.Kind, after, EventRecorder.Warning, "UnParseableCronJobSchedule", $"unparseable schedule for cronjob: {after.Spec.Schedule}");
        else if (times.UntilNext(after, context.Now) is { } wait) queue.AddAfter(key, wait);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (crons.Get(key) is not { } cron) return Requeue.Never;
        var own = jobs.ControlledBy(cron.Metadata.Uid);

        // A job that is not listed may only be unknown to the cache's cron job; the API knows better.
        if (own.Any(j => !j.IsFinished() && j.Metadata.DeletionTimestamp is null && !cron.Status.Active.Any(a => a.Uid == j.Metadata.Uid))) cron = await client.GetAsync<CronJob>(key, cancel);
        var stored = cron;
        foreach (var old in CronHistory.Surplus(cron.Spec, own)) if (await DeleteAsync(cron, ObjectReferenceOf(old), cancel) is null) cron = Without(cron, old.Metadata.Uid);
        var looked = CronStatus.Of(cron, own, await GoneAsync(cron, own, cancel));
        cron = cron with { Status = looked.Status };
        var plan = CronPlan.For(cron, context.Now, context.Time.LocalTimeZone);
        foreach (var e in looked.Events.Concat(plan.Events)) recorder.Event(CronJobKind.Kind, cron, e.Type, e.Reason, e.Message);
        Exception? error = null;
        if (plan.Start is { } time) (cron, error) = await StartAsync(cron, time, plan.Replaces, cancel);
        if (!Content.Same(cron.Status, stored.Status)) pending.Wrote(key, crons.Untyped, await client.UpdateStatusAsync(cron, cancel));
        if (error is ApiException e2) throw new ApiException(e2.Status, e2);
        return plan.Again is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    /// <summary>Listed jobs that neither the cache nor the API knows.</summary>
    private async Task<IReadOnlySet<string>> GoneAsync(CronJob cron, IReadOnlyList<Job> own, CancellationToken cancel)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var listed in cron.Status.Active.ToArray())
        {
            if (own.Any(j => j.Metadata.Uid == listed.Uid)) continue;
            if (await client.FindAsync<Job>(new(listed.Namespace, listed.Name), cancel) is null) gone.Add(listed.Uid);
        }

        return gone;
    }

    /// <summary>Makes the job, or finds that it was made before and not noted.</summary>
    private async Task<(CronJob Cron, Exception? Error)> StartAsync(CronJob cron, DateTimeOffset time, bool replaces, CancellationToken cancel)
    {
        foreach (var running in replaces ? cron.Status.Active.ToArray() : [])
        {
            if (await DeleteAsync(cron, running, cancel) is { } refused) return (cron, refused);
            cron = Without(cron, running.Uid);
        }

        var wanted = CronJobTemplate.Make(cron, time);
        Job job;
        try
        {
            job = await client.CreateAsync(wanted, null, cancel);
            recorder.Event(CronJobKind.Kind, cron, EventRecorder.Normal, "SuccessfulCreate", $"Created job {job.Metadata.Name}");
            Skew.Only.Observe((job.Metadata.CreationTimestamp.ToDateTimeOffset() - time).TotalSeconds);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // Ours, if the last run was interrupted before it could note it. Another's name is its own affair.
            if (await client.FindAsync<Job>(ObjectKey.Of(wanted), cancel) is not { } existing || !existing.IsControlledBy(cron)) return (cron, null);
            if (cron.Status.Active.Any(a => a.Uid == existing.Metadata.Uid)) return (cron, null);
            job = existing;
        }
        catch (ApiException e)
        {
            if (!e.IsNamespaceTerminating) recorder.Event(CronJobKind.Kind, cron, EventRecorder.Warning, "FailedCreate", $"Error creating job: {e.Message}");
            return (cron, e);
        }

        pending.Wrote(ObjectKey.Of(cron), jobs.Untyped, job);
        return (cron with { Status = cron.Status with { Active = cron.Status.Active.Add(ObjectReferenceOf(job)), LastScheduleTime = Time.From(time) } }, null);
    }

    /// <returns>Why it could not; null when the job is gone or on its way.</returns>
    private async Task<Exception?> DeleteAsync(CronJob cron, Api.Core.V1.ObjectReference job, CancellationToken cancel)
    {
        var key = new ObjectKey(job.Namespace, job.Name);
        try
        {
            await client.TryDeleteAsync(JobKind.Kind, key, new() { PropagationPolicy = "Background", Preconditions = new() { Uid = job.Uid } }, cancel);
            pending.Changed(ObjectKey.Of(cron), jobs.Untyped, key, now => now is not { Metadata.DeletionTimestamp: null } left || left.Metadata.Uid != job.Uid);
            recorder.Event(CronJobKind.Kind, cron, EventRecorder.Normal, "SuccessfulDelete", $"Deleted job {job.Name}");
            return null;
        }
        catch (ApiException e)
        {
            recorder.Event(CronJobKind.Kind, cron, EventRecorder.Warning, "FailedDelete", $"Deleted job: {e.Message}");
            return e;
        }
    }

    private static CronJob Without(CronJob cron, string uid) => cron with { Status = cron.Status with { Active = cron.Status.Active.Where(a => a.Uid != uid) } };

    private static Api.Core.V1.ObjectReference ObjectReferenceOf(Job job) => EventRecorder.Reference(JobKind.Kind, job);
}
