using System.Text.Json.Nodes;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.DaemonSets;

/// <summary>Keeps one pod of a daemon set on every node it belongs on.</summary>
internal sealed class DaemonSetController
{
    private const string Name = "daemon-set-controller";

    /// <summary>Pods made or deleted for one set in one go.</summary>
    private const int Burst = 250;

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<DaemonSet> sets;
    private readonly Informer<Pod> pods;
    private readonly Informer<Node> nodes;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly PodControl control;
    private readonly DaemonHistory history;
    private readonly EventRecorder events;
    private readonly FailedDaemons failed = new();
    private readonly WorkQueue<ObjectKey> queue;

    private DaemonSetController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        sets = context.Informers.Of<DaemonSet>().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithUnmanaged().EnqueueController(DaemonSetKind.Kind, queue);
        nodes = context.Informers.Of<Node>();
        nodes.OnChange(c =>
        {
            if (c is { Before: { } b, After: { } a } && b.Spec == a.Spec && b.Metadata.Labels == a.Metadata.Labels) return;
            foreach (var set in sets.List()) queue.Add(ObjectKey.Of(set));
        });
        pods.OnChange(EnqueueForOrphan);
        events = context.EventsOf("daemonset-controller");
        control = new(DaemonSetKind.Kind, client, events, pods, pending);
        history = new(client, context.Informers.Of<ControllerRevision>().WithControllers(), sets, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new DaemonSetController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (sets.Get(key) is not { Spec.Selector: { } labels } set) return Requeue.Never;
        if (labels.MatchLabels.IsEmpty && labels.MatchExpressions.IsEmpty)
        {
            events.Event(DaemonSetKind.Kind, set, EventRecorder.Warning, "SelectingAll", "This daemon set is selecting all pods. A non-empty selector is required.");
            return Requeue.Never;
        }

        if (set.Metadata.DeletionTimestamp is not null) return Requeue.Never;
        failed.Tidy(context.Elapsed);
        var hash = await history.RecordAsync(set, cancel);
        var owned = await new Claimer(client).ClaimAsync(set, Selector.From(labels), await control.Pods.AroundAsync(set, cancel), cancel);
        var plan = DaemonPlan.For(set, hash, nodes.List(), owned, context.Now, node => failed.MayGo(set.Metadata.Uid, set.Status.ObservedGeneration, node, context.Elapsed));
        foreach (var pod in plan.Ended) Tell(set, pod);
        var error = await ApplyAsync(set, hash, plan, cancel);
        if (!Content.Same(plan.Status, set.Status)) pending.Wrote(key, sets.Untyped, await client.UpdateStatusAsync(set with { Status = plan.Status }, cancel));
        if (error is not null) throw new ApiException(error.Status, error);
        await history.TrimAsync(set, hash, owned, cancel);
        var ready = set.Spec.MinReadySeconds > 0 && plan.Status.NumberReady != plan.Status.NumberAvailable ? TimeSpan.FromSeconds(set.Spec.MinReadySeconds) : (TimeSpan?)null;
        return (plan.CheckAgain is { } wait && !(ready < wait) ? wait : ready) is { } again ? Requeue.After(again) : Requeue.Never;
    }

    private async Task<ApiException?> ApplyAsync(DaemonSet set, string hash, DaemonPlan plan, CancellationToken cancel)
    {
        try
        {
            await control.CreateAsync(set, [.. plan.Create.Take(Burst).Select(n => PodFor(set, hash, n))], cancel);
            await control.DeleteAsync(set, [.. plan.Delete.Take(Burst)], cancel);
            return null;
        }
        catch (ApiException e) when (e.IsNamespaceTerminating)
        {
            return null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }

    private void Tell(DaemonSet set, Pod pod)
    {
        var (key, node) = (ObjectKey.Of(pod), DaemonFit.NodeOf(pod));
        if (pod.Status.Phase == PodPhases.Failed) events.Event(DaemonSetKind.Kind, set, EventRecorder.Warning, "FailedDaemonPod", $"Found failed daemon pod {key} on node {node}, will try to kill it");
        else events.Event(DaemonSetKind.Kind, set, EventRecorder.Normal, "SucceededDaemonPod", $"Found succeeded daemon pod {key} on node {node}, will try to delete it");
    }

    private static Pod PodFor(DaemonSet set, string hash, string node)
    {
        var pod = PodTemplates.Make(set.Spec.Template, DaemonSetKind.Kind, set);
        var labels = pod.Metadata.Labels.With(DaemonPlan.HashLabel, hash);
        if (set.Metadata.Annotations.Get(DaemonPods.GenerationAnnotation) is { } generation) labels = labels.With(DaemonPods.GenerationLabel, generation);
        return pod with { Metadata = pod.Metadata with { Labels = labels }, Spec = DaemonFit.SpecFor(pod.Spec, node) };
    }

    /// <summary>A pod nobody manages may fit a set.</summary>
    private void EnqueueForOrphan(ObjectChange<Pod> change)
    {
        if (change.After is not { Metadata.DeletionTimestamp: null } pod || pod.Metadata.ControllerReference() is not null) return;
        if (change.Before is { } before && before.Metadata.Labels == pod.Metadata.Labels && before.Metadata.OwnerReferences == pod.Metadata.OwnerReferences) return;
        foreach (var set in sets.List(pod.Metadata.Namespace))
        {
            if (set.Spec.Selector is { } labels && Selector.TryFrom(labels, out var selector, out _) && selector.Matches(pod.Metadata.Labels)) queue.Add(ObjectKey.Of(set));
        }
    }
}
