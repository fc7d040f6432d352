using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>Lets pods go that nobody will count: those of jobs that ended or are gone, and those without a manager.</summary>
internal sealed class OrphanPods(IApiClient client, Informer<Job> jobs, Informer<Pod> pods, WorkQueue<ObjectKey> queue)
{
    public WorkQueue<ObjectKey> Queue => queue;

    public void Add(Pod pod) => queue.Add(ObjectKey.Of(pod));

    public void AddAll(Job job)
    {
        foreach (var pod in pods.ControlledBy(job.Metadata.Uid)) if (pod.IsTracked()) Add(pod);
    }

    public async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (pods.Get(key) is not { } pod || !pod.IsTracked() || await WillBeCountedAsync(pod, cancel)) return Requeue.Never;
        await client.PatchAsync<Pod>(key, MetadataPatches.Finalizers(pod.Metadata, pod.Metadata.Finalizers.Where(static f => f != JobNames.Finalizer)), cancel: cancel);
        return Requeue.Never;
    }

    private async Task<bool> WillBeCountedAsync(Pod pod, CancellationToken cancel)
    {
        if (pod.Metadata.ControllerReference() is not { } owner) return false;

        // The finalizer may be another manager's affair.
        if (!owner.IsJob()) return true;
        var key = new ObjectKey(pod.Metadata.Namespace, owner.Name);

        // A job that the cache does not show may be newer than the cache.
        var job = jobs.Get(key) is { } cached && cached.Metadata.Uid == owner.Uid ? cached : await client.FindAsync<Job>(key, cancel);
        return job is not null && job.Metadata.Uid == owner.Uid && (job.Spec.ManagerElsewhere() is not null || !job.IsFinished());
    }
}
