using System.Collections.Concurrent;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Deployments;

/// <summary>Carries deployments from one set of pods to the next.</summary>
internal sealed class DeploymentController
{
    private const string Name = "deployment-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly Informer<Deployment> deployments;
    private readonly Informer<ReplicaSet> sets;
    private readonly Informer<Pod> pods;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;

    /// <summary>Those of which nobody knows what came of their last write.</summary>
    private readonly ConcurrentDictionary<ObjectKey, bool> doubtful = new();

    private DeploymentController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        events = context.EventsOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        deployments = context.Informers.Of<Deployment>().Enqueue(queue);
        sets = context.Informers.Of<ReplicaSet>().WithControllers().EnqueueController(DeploymentKind.Kind, queue);
        pods = context.Informers.Of<Pod>().WithControllers();
        sets.OnChange(EnqueueForOrphan);
        pods.OnChange(EnqueueForGonePod);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new DeploymentController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (deployments.Get(key) is not { } deployment) return Requeue.Never;
        if (deployment.Spec.Selector is not { } labels || (labels.MatchLabels.IsEmpty && labels.MatchExpressions.IsEmpty))
        {
            events.Event(DeploymentKind.Kind, deployment, EventRecorder.Warning, "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required.");
            if (deployment.Status.ObservedGeneration < deployment.Metadata.Generation)
            {
                pending.Wrote(key, deployments.Untyped, await client.UpdateStatusAsync(deployment with { Status = deployment.Status with { ObservedGeneration = deployment.Metadata.Generation } }, cancel));
            }

            return Requeue.Never;
        }

        var owned = await new Claimer(client).ClaimAsync(deployment, Selector.From(labels), await SetsAsync(key, cancel), cancel);
        var view = new DeploymentView(deployment, owned, [.. owned.SelectMany(s => pods.ControlledBy(s.Metadata.Uid))], context.Now);
        var plan = DeploymentPlan.For(view);
        foreach (var action in plan.Actions)
        {
            try
            {
                if (await ApplyAsync(view, action, cancel) is { } changed) deployment = changed;
            }
            catch (ApiException e) when (e.IsTransient)
            {
                doubtful[key] = true;
                throw;
            }
        }

        if (!Content.Same(plan.Status, deployment.Status))
        {
            pending.Wrote(key, deployments.Untyped, await client.UpdateStatusAsync(deployment with { Status = plan.Status }, cancel));
        }

        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    /// <summary>From the cache; or from the API when a set may have grown although the answer said otherwise, for the others may grow only beside it.</summary>
    private async Task<IReadOnlyList<ReplicaSet>> SetsAsync(ObjectKey key, CancellationToken cancel)
    {
        if (!doubtful.ContainsKey(key)) return sets.List(key.Namespace);
        var all = await client.ListAsync<ReplicaSet>(key.Namespace, ListQuery.All, cancel);
        doubtful.TryRemove(key, out _);
        return [.. all.Items];
    }

    /// <summary>Does one action; gives the deployment back when it was that which changed.</summary>
    private async Task<Deployment?> ApplyAsync(DeploymentView view, DeploymentAction action, CancellationToken cancel)
    {
        var key = ObjectKey.Of(view.Deployment);
        switch (action)
        {
            case DeploymentAction.CreateSet create: return await CreateAsync(view, create.Set, cancel);
            case DeploymentAction.ChangeSet change:
                pending.Wrote(key, sets.Untyped, await client.UpdateAsync(change.Set, cancel));
                return null;
            case DeploymentAction.ScaleSet scale:
                await ScaleAsync(view, scale.Set, scale.To, cancel);
                return null;
            case DeploymentAction.DeleteSet delete:
                await client.TryDeleteAsync(ReplicaSetKind.Kind, ObjectKey.Of(delete.Set), new() { Preconditions = new() { Uid = delete.Set.Metadata.Uid } }, cancel);
                pending.Deleted(key, sets.Untyped, delete.Set);
                return null;
            case DeploymentAction.ChangeDeployment change:
                var updated = await client.UpdateAsync(change.Deployment, cancel);
                pending.Wrote(key, deployments.Untyped, updated);
                return updated;
            case DeploymentAction.Event e:
                events.Event(DeploymentKind.Kind, view.Deployment, e.Type, e.Reason, e.Message);
                return null;
            default: throw new InvalidOperationException($"unknown action {action}");
        }
    }

    private async Task<Deployment?> CreateAsync(DeploymentView view, ReplicaSet set, CancellationToken cancel)
    {
        var d = view.Deployment;
        try
        {
            pending.Wrote(ObjectKey.Of(d), sets.Untyped, await client.CreateAsync(set, null, cancel));
            Scaled(d, set.Metadata.Name, 0, set.Spec.Replicas ?? 1);
            return null;
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var there = await client.GetAsync<ReplicaSet>(ObjectKey.Of(set), cancel);
            if (there.IsControlledBy(d) && Pods.TemplateHash.Same(there.Spec.Template, d.Spec.Template)) throw;

            // Two templates with one hash: the count goes into the next one.
            var status = d.Status with { CollisionCount = (d.Status.CollisionCount ?? 0) + 1 };
            pending.Wrote(ObjectKey.Of(d), deployments.Untyped, await client.UpdateStatusAsync(d with { Status = status }, cancel));
            throw;
        }
        catch (ApiException e) when (!e.IsTransient && !e.IsConflict && !e.IsNamespaceTerminating)
        {
            var message = $"Failed to create new replica set \"{set.Metadata.Name}\": {e.Message}";
            events.Event(DeploymentKind.Kind, d, EventRecorder.Warning, DeploymentConditions.CreateFailed, message);
            if (!DeploymentStatusPlan.HasDeadline(d)) throw;
            var conditions = DeploymentConditions.Set(d.Status.Conditions, DeploymentConditions.Progressing, "False", DeploymentConditions.CreateFailed, message, context.Now);
            if (conditions != d.Status.Conditions) await client.UpdateStatusAsync(d with { Status = d.Status with { Conditions = conditions } }, cancel);
            throw;
        }
    }

    private async Task ScaleAsync(DeploymentView view, ReplicaSet set, int to, CancellationToken cancel)
    {
        var annotations = DeploymentAnnotations.WithScale(set.Metadata.Annotations, view.Desired, view.MaxReplicas);
        var scaled = set with { Metadata = set.Metadata with { Annotations = annotations }, Spec = set.Spec with { Replicas = to } };
        pending.Wrote(ObjectKey.Of(view.Deployment), sets.Untyped, await client.UpdateAsync(scaled, cancel));
        if (DeploymentView.Asked(set) != to) Scaled(view.Deployment, set.Metadata.Name, DeploymentView.Asked(set), to);
    }

    private void Scaled(Deployment deployment, string set, int from, int to)
    {
        if (from != to) events.Event(DeploymentKind.Kind, deployment, EventRecorder.Normal, "ScalingReplicaSet", $"Scaled {(to > from ? "up" : "down")} replica set {set} from {from} to {to}");
    }

    private void EnqueueForOrphan(ObjectChange<ReplicaSet> change)
    {
        if (change.After is not { Metadata.DeletionTimestamp: null } set || set.Metadata.ControllerReference() is not null) return;
        foreach (var deployment in deployments.List(set.Metadata.Namespace))
        {
            if (Selector.TryFrom(deployment.Spec.Selector, out var selector, out _) && selector.Matches(set.Metadata.Labels)) queue.Add(ObjectKey.Of(deployment));
        }
    }

    /// <summary>A deployment that replaces all at once waits for its last old pod to go.</summary>
    private void EnqueueForGonePod(ObjectChange<Pod> change)
    {
        if (!change.IsDeleted && !change.Subject.IsTerminal()) return;
        if (change.Subject.Metadata.ControllerReference() is not { Kind: "ReplicaSet" } owner) return;
        if (sets.Get(change.Subject.Metadata.Namespace, owner.Name)?.Metadata.ControllerReference() is not { } top) return;
        var key = new ObjectKey(change.Subject.Metadata.Namespace, top.Name);
        if (deployments.Get(key)?.Spec.Strategy.Type == "Recreate") queue.Add(key);
    }
}
