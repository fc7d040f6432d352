using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Controllers.ReplicaSets;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.ReplicationControllers;

/// <summary>Keeps as many pods of a replication controller as it asks for.</summary>
internal sealed class ReplicationControllerController
{
    private const string Name = "replication-controller";
    private const string ReplicaFailure = "ReplicaFailure";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<ReplicationController> controllers;
    private readonly Informer<Pod> pods;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly PodControl control;
    private readonly WorkQueue<ObjectKey> queue;

    private ReplicationControllerController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        controllers = context.Informers.Of<ReplicationController>().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithUnmanaged().EnqueueController(ReplicationControllerKind.Kind, queue);
        pods.OnChange(EnqueueForOrphan);
        control = new(ReplicationControllerKind.Kind, client, context.EventsOf(Name), pods, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new ReplicationControllerController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (controllers.Get(key) is not { Spec.Template: { } template } controller || controller.Spec.Selector.IsEmpty) return Requeue.Never;
        var owned = await ReplicaPods.ClaimAsync(client, controller, Selector.OfLabels(controller.Spec.Selector), await control.Pods.AroundAsync(controller, cancel), cancel);
        var needs = new ReplicaNeeds(controller.Spec.Replicas ?? 1, controller.Spec.MinReadySeconds, template.Metadata.Labels, controller.Metadata.DeletionTimestamp is not null);
        var plan = ReplicaPlan.For(needs, owned, owned, context.Now);
        (string Reason, string Message)? failure = null;
        ApiException? error = null;
        try
        {
            await control.CreateAsync(controller, [.. Enumerable.Repeat(PodTemplates.Make(template, ReplicationControllerKind.Kind, controller), plan.Create)], cancel);
            await control.DeleteAsync(controller, plan.Delete, cancel);
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

        var status = StatusOf(controller, plan.Counts, failure);
        if (!Content.Same(status, controller.Status)) pending.Wrote(key, controllers.Untyped, await client.UpdateStatusAsync(controller with { Status = status }, cancel));
        if (error is not null) throw new ApiException(error.Status, error);
        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    private ReplicationControllerStatus StatusOf(ReplicationController controller, ReplicaCounts counts, (string Reason, string Message)? failure)
    {
        var conditions = controller.Status.Conditions;
        var known = conditions.Any(static c => c.Type == ReplicaFailure);
        if (failure is { } f && !known) conditions = conditions.Add(new() { Type = ReplicaFailure, Status = "True", LastTransitionTime = Time.From(context.Now), Reason = f.Reason, Message = f.Message });
        else if (failure is null && known) conditions = conditions.Where(static c => c.Type != ReplicaFailure);
        return controller.Status with
        {
            Replicas = counts.Replicas,
            FullyLabeledReplicas = counts.FullyLabeled,
            ReadyReplicas = counts.Ready,
            AvailableReplicas = counts.Available,
            ObservedGeneration = controller.Metadata.Generation,
            Conditions = conditions,
        };
    }

    private void EnqueueForOrphan(ObjectChange<Pod> change)
    {
        if (change.After is not { } pod || pod.Metadata.DeletionTimestamp is not null || pod.Metadata.ControllerReference() is not null) return;
        foreach (var controller in controllers.List(pod.Metadata.Namespace))
        {
            if (!controller.Spec.Selector.IsEmpty && Selector.OfLabels(controller.Spec.Selector).Matches(pod.Metadata.Labels)) queue.Add(ObjectKey.Of(controller));
        }
    }
}
