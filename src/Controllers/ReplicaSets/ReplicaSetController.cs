using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.ReplicaSets;

/// <summary>Keeps as many pods of a replica set as it asks for.</summary>
internal sealed class ReplicaSetController
{
    private const string Name = "replicaset-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<ReplicaSet> sets;
    private readonly Informer<Pod> pods;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly PodControl control;
    private readonly WorkQueue<ObjectKey> queue;

    private ReplicaSetController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        sets = context.Informers.Of<ReplicaSet>().WithControllers().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithUnmanaged().EnqueueController(ReplicaSetKind.Kind, queue);
        pods.OnChange(EnqueueForOrphan);
        control = new(ReplicaSetKind.Kind, client, context.EventsOf(Name), pods, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new ReplicaSetController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (sets.Get(key) is not { } set || set.Spec.Selector is null) return Requeue.Never;
        var owned = await ReplicaPods.ClaimAsync(client, set, Selector.From(set.Spec.Selector), await control.Pods.AroundAsync(set, cancel), cancel);
        var needs = new ReplicaNeeds(set.Spec.Replicas ?? 1, set.Spec.MinReadySeconds, set.Spec.Template.Metadata.Labels, set.Metadata.DeletionTimestamp is not null);
        var plan = ReplicaPlan.For(needs, owned, Related(set), context.Now);
        (string, string)? failure = null;
        ApiException? error = null;
        try
        {
            var pod = PodTemplates.Make(set.Spec.Template, ReplicaSetKind.Kind, set);
            await control.CreateAsync(set, [.. Enumerable.Repeat(pod, plan.Create)], cancel);
            await control.DeleteAsync(set, plan.Delete, cancel);
        }
        catch (ApiException e) when (e.IsNamespaceTerminating)
        {
            // Whatever it lacks goes with the namespace; trying again would only fill the log.
        }
        catch (ApiException e)
        {
            error = e;
            if (!e.IsConflict) failure = (plan.Create > 0 ? "FailedCreate" : "FailedDelete", e.Message);
        }

        await WriteStatusAsync(set, ReplicaSetStatusPlan.For(set, plan.Counts, failure, context.Now), cancel);
        if (error is not null) throw new ApiException(error.Status, error);
        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    private async Task WriteStatusAsync(ReplicaSet set, ReplicaSetStatus status, CancellationToken cancel)
    {
        if (Content.Same(status, set.Status)) return;
        pending.Wrote(ObjectKey.Of(set), sets.Untyped, await client.UpdateStatusAsync(set with { Status = status }, cancel));
    }

    /// <summary>Pods of all replica sets of the same deployment.</summary>
    private IReadOnlyList<Pod> Related(ReplicaSet set) => set.Metadata.ControllerReference() is { } owner
        ? [.. sets.ControlledBy(owner.Uid).SelectMany(s => pods.ControlledBy(s.Metadata.Uid))]
        : pods.ControlledBy(set.Metadata.Uid);

    /// <summary>A pod nobody manages may fit a set.</summary>
    private void EnqueueForOrphan(ObjectChange<Pod> change)
    {
        if (change.After is not { } pod || pod.Metadata.DeletionTimestamp is not null || pod.Metadata.ControllerReference() is not null) return;
        if (change.Before is { } before && before.Metadata.Labels == pod.Metadata.Labels && before.Metadata.OwnerReferences == pod.Metadata.OwnerReferences) return;
        foreach (var set in sets.List(pod.Metadata.Namespace))
        {
            if (set.Spec.Selector is { } selector && Selector.TryFrom(selector, out var matching, out _) && matching.Matches(pod.Metadata.Labels)) queue.Add(ObjectKey.Of(set));
        }
    }
}
