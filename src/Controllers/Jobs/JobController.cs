using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>Runs the pods of jobs until enough of them have succeeded, and counts each of them once.</summary>
internal sealed class JobController
{
    private const string Name = "job-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<Job> jobs;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly PodChanges changes;
    private readonly OwnPods own;
    private readonly JobEvents events;
    private readonly Backoffs backoffs = new();
    private readonly WorkQueue<ObjectKey> queue;

    private JobController(ControllerContext context, Informer<Job> jobs, Informer<Pod> pods, WorkQueue<ObjectKey> queue)
    {
        (this.context, this.jobs, this.queue) = (context, jobs, queue);
        client = context.ClientOf(Name);
        changes = new(client, new(JobKind.Kind, client, context.EventsOf(Name), pods, pending), pods, pending);
        own = new(client, pods, pending);
        events = new(context.EventsOf(Name));
    }

    public static IController Create(ControllerContext context)
    {
        var queue = new WorkQueue<ObjectKey>(Name, context.Time) { LongestRetry = JobLimits.LongestRetry };
        var (jobs, pods) = (context.Informers.Of<Job>(), context.Informers.Of<Pod>().WithUnmanaged());
        var orphans = new OrphanPods(context.ClientOf(Name), jobs, pods, context.Queue<ObjectKey>("job-orphan-pods"));
        JobWatch.Start(jobs, pods, queue, orphans);
        context.WallClock.OnSet(() => queue.AddAll(jobs.List().Where(static j => !j.IsFinished())));
        var controller = new JobController(context, jobs, pods, queue);
        return new ControllerGroup(Name, context.Around.Spawner, context.Reconciler(queue, controller.ReconcileAsync, controller.pending), context.Reconciler(orphans.Queue, orphans.ReconcileAsync));
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (jobs.Get(key) is not { } job || job.IsFinished())
        {
            backoffs.Forget(key);
            return Requeue.Never;
        }

        if (job.Spec.ManagerElsewhere() is not null || job.Spec.Selector is null) return Requeue.Never;
        if (job.Spec.CompletionMode is not (null or "NonIndexed" or "Indexed"))
        {
            events.UnknownMode(job);
            return Requeue.Never;
        }

        var began = context.Time.GetTimestamp();
        var view = new JobView(job, changes.IsDoubtful(key) ? await FreshAsync(job, cancel) : await own.ClaimAsync(job, cancel), context.Now);
        var backoff = backoffs.Of(view);
        var end = JobVerdict.Of(view);
        var plan = end is null ? PodPlan.For(view, backoff) : PodPlan.ForEnd(view);
        PodTally? tally = null;
        try
        {
            tally = await changes.ApplyAsync(view, plan, cancel);
            end ??= JobVerdict.OfCompletions(view, view.Active.Length + tally.Created - tally.Deleted);
            await CountAsync(view, JobTracking.For(view, end, tally, isManaged: job.Metadata.DeletionTimestamp is null), backoff, cancel);
        }
        finally
        {
            JobMetrics.Looked(view, plan, tally is not { Error: null }, context.Time.GetElapsedTime(began));
        }

        if (tally.Error is ApiException error) throw new ApiException(error.Status, error);
        return Again(view, plan, end);
    }

    private async Task<IReadOnlyList<Pod>> FreshAsync(Job job, CancellationToken cancel)
    {
        try
        {
            return await own.ReadAsync(job, cancel);
        }
        catch (ApiException)
        {
            changes.Doubt(ObjectKey.Of(job));
            throw;
        }
    }

    /// <summary>Names the pods that ended, lets them go, counts them, and ends the job when it is time: in this order, whatever happens between.</summary>
    private async Task CountAsync(JobView view, JobTracking tracking, PodBackoff backoff, CancellationToken cancel)
    {
        var job = await WriteAsync(view.Stored, tracking.Status, cancel);
        backoffs.Set(job, backoff);
        events.Suspension(view.Job, job);
        JobMetrics.Handled(tracking.Actions);
        var (released, error) = await changes.ReleaseAsync(view, tracking.Release, cancel);
        var tracked = tracking.Tracked.Except(released.Select(static p => p.Metadata.Uid)).ToHashSet(StringComparer.Ordinal);
        var status = JobTracking.Counted(job.Status, tracked);
        var ended = error is null ? tracking.Ended(status) : null;
        await WriteAsync(job, ended ?? status, cancel);
        if (ended is not null) events.Ended(job with { Status = ended }, tracking.End!);
        if (error is ApiException e) throw new ApiException(e.Status, e);
    }

    private async Task<Job> WriteAsync(Job job, JobStatus status, CancellationToken cancel)
    {
        if (Content.Same(status, job.Status)) return job;
        var written = await client.UpdateStatusAsync(job with { Status = status }, cancel);
        pending.Wrote(ObjectKey.Of(job), jobs.Untyped, written);
        JobMetrics.Counted(job, job.Status, written.Status);
        return written;
    }

    private static Requeue Again(JobView view, PodPlan plan, JobCondition? end)
    {
        if (end is not null) return Requeue.Never;
        var deadline = JobVerdict.TimeLeft(view) is { } left ? Requeue.After(left) : Requeue.Never;
        return deadline.Or(plan.Wait is { } wait ? Requeue.After(wait > JobLimits.Batch ? wait : JobLimits.Batch) : Requeue.Never);
    }
}
