using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Pods;

/// <summary>Makes and deletes the pods of one kind of owner, with upstream's events on the owner.</summary>
internal sealed class PodControl(Kind ownerKind, IApiClient client, EventRecorder events, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    /// <summary>Where the owner's pods are found.</summary>
    public OwnerPods Pods { get; } = new(client, pods, pending);

    /// <summary>Pods made or deleted for one owner in one go at most.</summary>
    public const int Burst = 500;

    /// <summary>Makes pods in growing batches (1, 2, 4, …), so that a refusal that meets all of them is met only once or twice; throws the first one.</summary>
    public async Task CreateAsync(IApiObject owner, IReadOnlyList<Pod> wanted, CancellationToken cancel)
    {
        for (int done = 0, batch = 1; done < wanted.Count; batch *= 2)
        {
            var size = Math.Min(batch, wanted.Count - done);
            await Task.WhenAll(wanted.Skip(done).Take(size).Select(p => CreateAsync(owner, p, cancel)));
            done += size;
        }
    }

    public async Task CreateAsync(IApiObject owner, Pod pod, CancellationToken cancel)
    {
        try
        {
            var created = await client.CreateAsync(pod, null, cancel);
            pending.Wrote(ObjectKey.Of(owner), pods.Untyped, created);
            events.Event(ownerKind, owner, EventRecorder.Normal, "SuccessfulCreate", $"Created pod: {created.Metadata.Name}");
        }
        catch (ApiException e) when (!e.IsNamespaceTerminating)
        {
            if (e.IsTransient) Pods.Doubt(ObjectKey.Of(owner));
            events.Event(ownerKind, owner, EventRecorder.Warning, "FailedCreate", $"Error creating: {e.Message}");
            throw;
        }
    }

    /// <remarks>One that goes first because it serves nobody goes only as it was seen: a late cache may not show yet that it became ready.</remarks>
    public Task DeleteAsync(IApiObject owner, IReadOnlyList<Pod> unwanted, CancellationToken cancel) => Task.WhenAll(unwanted.Select(p => DeleteAsync(owner, p, cancel, asSeen: !p.IsReady())));

    public async Task DeleteAsync(IApiObject owner, Pod pod, CancellationToken cancel, bool asSeen = false)
    {
        try
        {
            await client.DeleteAsync<Pod>(ObjectKey.Of(pod), new() { Preconditions = new() { Uid = pod.Metadata.Uid, ResourceVersion = asSeen ? pod.Metadata.ResourceVersion : null } }, cancel);
            pending.Deleted(ObjectKey.Of(owner), pods.Untyped, pod);
            events.Event(ownerKind, owner, EventRecorder.Normal, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            pending.Deleted(ObjectKey.Of(owner), pods.Untyped, pod);
        }
        catch (ApiException e)
        {
            // After a conflict it may be there still, or another one may have its name.
            if (e.IsTransient || e.IsConflict) Pods.Doubt(ObjectKey.Of(owner));
            if (!e.IsConflict) events.Event(ownerKind, owner, EventRecorder.Warning, "FailedDelete", $"Error deleting: {e.Message}");
            throw;
        }
    }
}
