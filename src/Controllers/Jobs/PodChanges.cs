using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Jobs;

/// <summary>Carries out what a plan wants of a job's pods, and says how far it came.</summary>
internal sealed class PodChanges(IApiClient client, PodControl control, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    /// <summary>Jobs of which a pod may have been made although the answer said otherwise, so that their caches cannot be trusted yet.</summary>
    private readonly HashSet<ObjectKey> doubtful = [];
    private readonly Lock gate = new();

    public async Task<PodTally> ApplyAsync(JobView view, PodPlan plan, CancellationToken cancel)
    {
        if (plan.Delete.Count > 0) return await DeleteAsync(view, plan, cancel);
        return plan.Create.Count > 0 ? await CreateAsync(view, plan.Create, cancel) : PodTally.Nothing;
    }

    /// <summary>Whether pods must be read from the API; asked once, it is so no more.</summary>
    public bool IsDoubtful(ObjectKey job)
    {
        lock (gate) return doubtful.Remove(job);
    }

    public void Doubt(ObjectKey job)
    {
        lock (gate) doubtful.Add(job);
    }

    /// <summary>Takes the finalizer from pods that the status names.</summary>
    /// <returns>Those that have it no more.</returns>
    public async Task<(IReadOnlyList<Pod> Released, Exception? Error)> ReleaseAsync(JobView view, IReadOnlyList<Pod> counted, CancellationToken cancel)
    {
        var errors = await Task.WhenAll(counted.Select(p => TryAsync(() => ReleaseAsync(ObjectKey.Of(view.Job), p, cancel))));
        return ([.. counted.Where((_, i) => errors[i] is null)], errors.FirstOrDefault(static e => e is not null));
    }

    private async Task ReleaseAsync(ObjectKey job, Pod pod, CancellationToken cancel)
    {
        try
        {
            await client.PatchAsync<Pod>(ObjectKey.Of(pod), Release(pod), cancel: cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // It went without us: nothing holds it any more, which is what was wanted.
        }

        // The answer has no version to wait for when the pod went with its last finalizer.
        pending.Changed(job, pods.Untyped, ObjectKey.Of(pod), now => now is not Pod p || p.Metadata.Uid != pod.Metadata.Uid || !p.IsTracked());
    }

    /// <summary>Other fields may change meanwhile, as the kubelet's do; only the pod must be the same. But a surplus pod that succeeds at the last moment must be counted.</summary>
    private static Patch Release(Pod pod) => pod.IsSurplus()
        ? MetadataPatches.Finalizers(pod.Metadata, pod.Metadata.Finalizers.Where(static f => f != JobNames.Finalizer))
        : Patch.Strategic(new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid, ["$deleteFromPrimitiveList/finalizers"] = new JsonArray(JobNames.Finalizer) },
        });

    private async Task<PodTally> DeleteAsync(JobView view, PodPlan plan, CancellationToken cancel)
    {
        var tally = PodTally.Nothing with { Surplus = plan.Surplus };
        foreach (var chunk in plan.Delete.Chunk(PodControl.Burst))
        {
            var errors = await Task.WhenAll(chunk.Select(p => TryAsync(async () =>
            {
                // Once it is being deleted nobody could tell any more whether it failed or was not wanted.
                if (plan.Surplus && !p.Metadata.Annotations.ContainsKey(JobNames.Surplus)) await client.PatchAsync<Pod>(ObjectKey.Of(p), MetadataPatches.Annotation(p.Metadata, JobNames.Surplus, "true"), cancel: cancel);
                await control.DeleteAsync(view.Job, p, cancel);
            })));
            for (var i = 0; i < chunk.Length; i++)
            {
                tally = errors[i] is { } error ? tally with { Error = tally.Error ?? error } : tally with { Deleted = tally.Deleted + 1, DeletedReady = tally.DeletedReady + (chunk[i].IsReady() ? 1 : 0) };
            }
        }

        return tally;
    }

    /// <summary>In growing batches (1, 2, 4, …), so that a refusal that meets all pods is met only once or twice.</summary>
    private async Task<PodTally> CreateAsync(JobView view, IReadOnlyList<int?> indexes, CancellationToken cancel)
    {
        var tally = PodTally.Nothing;
        for (int done = 0, batch = 1; done < indexes.Count && tally.Error is null; done += batch, batch = Math.Min(batch * 2, indexes.Count - done))
        {
            var errors = await Task.WhenAll(indexes.Skip(done).Take(batch).Select(i => TryAsync(() => control.CreateAsync(view.Job, JobPodTemplate.Make(view, i), cancel))));
            if (errors.Any(static e => e is ApiException { IsTransient: true })) Doubt(ObjectKey.Of(view.Job));
            tally = tally with { Created = tally.Created + errors.Count(static e => e is null), Error = errors.FirstOrDefault(static e => e is not null) };
        }

        JobMetrics.PodsCreated(view, tally);
        return tally;
    }

    private static async Task<ApiException?> TryAsync(Func<Task> request)
    {
        try
        {
            await request();
            return null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }
}
