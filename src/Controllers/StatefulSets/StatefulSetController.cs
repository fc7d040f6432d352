using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Pods;
using Keles.Controllers.Revisions;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>Keeps the pods of stateful sets, each with its own name and claims, and never two of one name.</summary>
internal sealed class StatefulSetController
{
    private const string Name = "statefulset-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<StatefulSet> sets;
    private readonly Informer<Pod> pods;
    private readonly Informer<PersistentVolumeClaim> claims;
    private readonly Informer<ControllerRevision> revisions;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;
    private readonly Claimer claimer;
    private readonly RevisionControl history;
    private readonly StatefulActor actor;
    private readonly OwnerPods own;

    private StatefulSetController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        sets = context.Informers.Of<StatefulSet>().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithUnmanaged().EnqueueController(StatefulSetKind.Kind, queue);
        claims = context.Informers.Of<PersistentVolumeClaim>();
        revisions = context.Informers.Of<ControllerRevision>();
        StatefulWatch.OnOrphans(pods, sets, queue);
        StatefulWatch.OnClaims(claims, sets, queue);
        claimer = new(client);
        own = new(client, pods, pending);
        history = new(StatefulSetKind.Kind, client, revisions, pending);
        var events = new StatefulEvents(context.EventsOf(Name));
        actor = new(client, events, new(client, events, claims, pending), pods, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new StatefulSetController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (sets.Get(key) is not { Spec.Selector: not null } set || !Selector.TryFrom(set.Spec.Selector, out var selector, out _))
        {
            own.Forget(key);
            return Requeue.Never;
        }

        var known = await RevisionsAsync(set, selector, cancel);
        var owned = await claimer.ClaimAsync(set, selector, await own.AroundAsync(set, cancel), cancel, p => Ordinals.Of(set, p) is not null);
        var (newest, collisions) = await history.EnsureAsync(set, set.Spec.Template, set.Status.CollisionCount ?? 0, known, cancel);
        var update = new StatefulRevision(newest.Metadata.Name, set.Spec.Template);
        var plan = StatefulPlan.For(new(set, Current(set, known, update), update, collisions, owned, name => claims.Get(key.Namespace, name), context.Now));
        var (replaced, error) = await actor.ApplyAsync(set, plan, cancel);
        if (error is { IsTransient: true }) own.Doubt(key);
        await WriteStatusAsync(set, plan.Status, replaced, cancel);
        await ForgetAsync(set, owned, known, plan.Status, cancel);
        if (error is not null) throw new ApiException(error.Status, error);
        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    /// <summary>The set's revisions, oldest first, with those that lost their owner and are its by their labels.</summary>
    private async Task<IReadOnlyList<ControllerRevision>> RevisionsAsync(StatefulSet set, Selector selector, CancellationToken cancel)
    {
        var mine = revisions.List(set.Metadata.Namespace, selector).Where(r => r.Metadata.ControllerReference() is not { } owner || owner.Uid == set.Metadata.Uid);
        return RevisionHistory.Ordered(await claimer.ClaimAsync(set, selector, mine, cancel));
    }

    /// <summary>The revision that pods are at until an update is complete.</summary>
    private static StatefulRevision Current(StatefulSet set, IReadOnlyList<ControllerRevision> known, StatefulRevision update)
    {
        if (set.Status.CurrentRevision == update.Name) return update;
        var current = known.FirstOrDefault(r => r.Metadata.Name == set.Status.CurrentRevision);
        return current is not null && RevisionContent.TemplateOf(current) is { } template ? new(current.Metadata.Name, template) : update;
    }

    private async Task WriteStatusAsync(StatefulSet set, StatefulSetStatus counted, IReadOnlyList<Pod> replaced, CancellationToken cancel)
    {
        var leaving = replaced.Count(p => StatefulPods.RevisionOf(p) == counted.CurrentRevision);
        var status = StatefulCounts.Completed(set, counted with { CurrentReplicas = counted.CurrentReplicas - leaving, Conditions = set.Status.Conditions });
        if (Content.Same(status, set.Status)) return;
        pending.Wrote(ObjectKey.Of(set), sets.Untyped, await client.UpdateStatusAsync(set with { Status = status }, cancel));
    }

    private async Task ForgetAsync(StatefulSet set, IReadOnlyList<Pod> owned, IReadOnlyList<ControllerRevision> known, StatefulSetStatus status, CancellationToken cancel)
    {
        var live = owned.Select(StatefulPods.RevisionOf).Append(status.CurrentRevision).Append(status.UpdateRevision).ToHashSet(StringComparer.Ordinal);
        foreach (var old in RevisionHistory.Surplus(known, live, set.Spec.RevisionHistoryLimit ?? 10)) await history.DeleteAsync(set, old, cancel);
    }
}
