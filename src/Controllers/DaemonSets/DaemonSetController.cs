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

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<DaemonSet> sets;
    private readonly Informer<Pod> pods;
    private readonly Informer<Node> nodes;
    private readonly Informer<ControllerRevision> revisions;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly PodControl control;
    private readonly WorkQueue<ObjectKey> queue;

    private DaemonSetController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        sets = context.Informers.Of<DaemonSet>().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithControllers().EnqueueController(DaemonSetKind.Kind, queue);
        nodes = context.Informers.Of<Node>();
        revisions = context.Informers.Of<ControllerRevision>().WithControllers();
        nodes.OnChange(c =>
        {
            if (c is { Before: { } b, After: { } a } && b.Spec == a.Spec && b.Metadata.Labels == a.Metadata.Labels) return;
            foreach (var set in sets.List()) queue.Add(ObjectKey.Of(set));
        });
        control = new(DaemonSetKind.Kind, client, context.EventsOf("daemonset-controller"), pods, pending);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new DaemonSetController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (sets.Get(key) is not { Metadata.DeletionTimestamp: null, Spec.Selector: not null } set) return Requeue.Never;
        var hash = TemplateHash.Of(set.Spec.Template, set.Status.CollisionCount);
        await RecordAsync(set, hash, cancel);
        var owned = await new Claimer(client).ClaimAsync(set, Selector.From(set.Spec.Selector), pods.List(key.Namespace), cancel);
        var plan = DaemonPlan.For(set, hash, nodes.List(), owned, context.Now);
        ApiException? error = null;
        try
        {
            await control.CreateAsync(set, [.. plan.Create.Take(PodControl.Burst).Select(n => PodFor(set, hash, n))], cancel);
            await control.DeleteAsync(set, [.. plan.Delete.Take(PodControl.Burst)], cancel);
        }
        catch (ApiException e)
        {
            error = e;
        }

        if (!Content.Same(plan.Status, set.Status)) pending.Wrote(key, sets.Untyped, await client.UpdateStatusAsync(set with { Status = plan.Status }, cancel));
        if (error is not null) throw new ApiException(error.Status, error);
        return set.Spec.MinReadySeconds > 0 && plan.Status.NumberReady != plan.Status.NumberAvailable ? Requeue.After(TimeSpan.FromSeconds(set.Spec.MinReadySeconds)) : Requeue.Never;
    }

    private static Pod PodFor(DaemonSet set, string hash, string node)
    {
        var pod = PodTemplates.Make(set.Spec.Template, DaemonSetKind.Kind, set);
        return pod with
        {
            Metadata = pod.Metadata with { Labels = pod.Metadata.Labels.With(DaemonPlan.HashLabel, hash).With("pod-template-generation", set.Metadata.Generation.ToString()) },
            Spec = DaemonFit.SpecFor(pod.Spec, node),
        };
    }

    /// <summary>Keeps the template under its hash, for the history that rollback reads; the oldest beyond the limit go.</summary>
    private async Task RecordAsync(DaemonSet set, string hash, CancellationToken cancel)
    {
        var history = revisions.ControlledBy(set.Metadata.Uid).OrderBy(static r => r.Revision).ToList();
        var next = history.Count == 0 ? 1 : history[^1].Revision + 1;
        var current = history.Find(r => r.Metadata.Labels.Get(DaemonPlan.HashLabel) == hash);
        if (current is null)
        {
            var template = JsonNode.Parse(TemplateHash.Json(set.Spec.Template))!.AsObject();
            template["$patch"] = "replace";
            pending.Wrote(ObjectKey.Of(set), revisions.Untyped, await client.CreateAsync(new ControllerRevision
            {
                Metadata = new()
                {
                    Name = $"{set.Metadata.Name}-{hash}", Namespace = set.Metadata.Namespace, OwnerReferences = [Owners.ControllerOf(DaemonSetKind.Kind, set)],
                    Labels = set.Spec.Template.Metadata.Labels.With(DaemonPlan.HashLabel, hash), Annotations = set.Metadata.Annotations.Without("kubectl.kubernetes.io/last-applied-configuration"),
                },
                Data = RawJson.From(new JsonObject { ["spec"] = new JsonObject { ["template"] = template } }),
                Revision = next,
            }, null, cancel));
        }
        else if (current.Revision != next - 1)
        {
            pending.Wrote(ObjectKey.Of(set), revisions.Untyped, await client.UpdateAsync(current with { Revision = next }, cancel));
        }

        var live = pods.ControlledBy(set.Metadata.Uid).Select(static p => p.Metadata.Labels.Get(DaemonPlan.HashLabel)).Append(hash).ToHashSet();
        ControllerRevision[] unused = [.. history.Where(r => !live.Contains(r.Metadata.Labels.Get(DaemonPlan.HashLabel)))];
        foreach (var old in unused.Take(Math.Max(0, unused.Length - (set.Spec.RevisionHistoryLimit ?? 10))))
        {
            await client.TryDeleteAsync(ControllerRevisionKind.Kind, ObjectKey.Of(old), null, cancel);
            pending.Deleted(ObjectKey.Of(set), revisions.Untyped, old);
        }
    }
}
