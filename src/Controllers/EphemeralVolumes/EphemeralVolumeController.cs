using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EphemeralVolumes;

/// <summary>Makes the claims of generic ephemeral volumes; the garbage collector takes them away with their pods.</summary>
internal sealed class EphemeralVolumeController
{
    private const string Name = "ephemeral-volume-controller";

    private static readonly Meter Meter = new("Keles.Controllers.EphemeralVolumes");
    private static readonly CounterFamily Tried = new(Meter, "ephemeral_volume_controller_create_total", "Claims that were asked for.");
    private static readonly CounterFamily Failed = new(Meter, "ephemeral_volume_controller_create_failures_total", "Claims that were asked for and not made.");

    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly Informer<Pod> pods;
    private readonly Informer<PersistentVolumeClaim> claims;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;

    /// <summary>Pods that lost a claim: they may be gone and the cache not know it, and then each claim made for them would go at once.</summary>
    private readonly ConcurrentDictionary<ObjectKey, bool> doubtful = new();

    private EphemeralVolumeController(ControllerContext context)
    {
        client = context.ClientOf(Name);
        events = context.EventsOf("ephemeral_volume");
        queue = context.Queue<ObjectKey>(Name);
        pods = context.Informers.Of<Pod>();
        claims = context.Informers.Of<PersistentVolumeClaim>();
        pods.OnChange(c =>
        {
            if (c.After is { Metadata.DeletionTimestamp: null } pod && EphemeralClaims.HasAny(pod)) queue.Add(ObjectKey.Of(pod));
        });
        claims.OnChange(c =>
        {
            // A claim that is gone, or another's that made room, may be one that a pod still needs.
            if (!c.IsDeleted || c.Subject.Metadata.ControllerReference() is not { Kind: "Pod" } owner) return;
            var pod = new ObjectKey(c.Subject.Metadata.Namespace, owner.Name);
            if (pods.Get(pod) is not null) doubtful[pod] = true;
            queue.Add(pod);
        });
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new EphemeralVolumeController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending, workers: 10);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (pods.Get(key) is not { Metadata.DeletionTimestamp: null } pod)
        {
            doubtful.TryRemove(key, out _);
            return Requeue.Never;
        }

        if (!await IsThereAsync(pod, cancel)) return Requeue.Never;
        foreach (var volume in pod.Spec.Volumes.ToArray())
        {
            if (EphemeralClaims.Of(pod, volume) is not { } wanted) continue;
            try
            {
                await EnsureAsync(pod, wanted, cancel);
            }
            catch (ApiException e)
            {
                events.Event(PodKind.Kind, pod, EventRecorder.Warning, "FailedBinding", $"ephemeral volume {volume.Name}: {e.Message}");
                throw;
            }
        }

        return Requeue.Never;
    }

    private async Task<bool> IsThereAsync(Pod pod, CancellationToken cancel)
    {
        var key = ObjectKey.Of(pod);
        if (!doubtful.ContainsKey(key)) return true;
        var fresh = await client.FindAsync<Pod>(key, cancel);
        doubtful.TryRemove(key, out _);
        return fresh is { Metadata.DeletionTimestamp: null } && fresh.Metadata.Uid == pod.Metadata.Uid;
    }

    private async Task EnsureAsync(Pod pod, PersistentVolumeClaim wanted, CancellationToken cancel)
    {
        if (claims.Get(ObjectKey.Of(wanted)) is { } existing)
        {
            // An error, so that it is tried again: the other claim may go.
            if (EphemeralClaims.Conflict(pod, existing) is { } conflict) throw new ApiException(new Status { StatusValue = "Failure", Reason = StatusReasons.Conflict, Code = 409, Message = conflict });
            return;
        }

        Tried.Only.Increment();
        try
        {
            pending.Wrote(ObjectKey.Of(pod), claims.Untyped, await client.CreateAsync(wanted, null, cancel));
        }
        catch (ApiException e)
        {
            Failed.Only.Increment();
            throw new ApiException(e.Status with { Message = $"create PVC {wanted.Metadata.Name}: {e.Message}" }, e);
        }
    }
}
