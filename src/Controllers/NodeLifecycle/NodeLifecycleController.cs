using Keles.Api.Coordination.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.NodeLifecycle;

/// <summary>Notices nodes that went silent: their state becomes unknown, they are tainted, their pods are no longer ready.</summary>
internal sealed class NodeLifecycleController
{
    private const string Name = "node-lifecycle-controller";
    private const string Account = "node-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly Informer<Node> nodes;
    private readonly Informer<Lease> leases;
    private readonly Informer<Pod> pods;
    private readonly WorkQueue<ObjectKey> queue;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly ZoneEvictions zones = new();
    private long lookedAt = -TimeSpan.TicksPerSecond;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, NodeHealth> health = new(StringComparer.Ordinal);

    private NodeLifecycleController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Account);
        events = context.EventsOf(Account);
        queue = context.Queue<ObjectKey>(Name);
        nodes = context.Informers.Of<Node>().Enqueue(queue);
        leases = context.Informers.Of<Lease>("kube-node-lease");
        leases.OnChange(c =>
        {
            // A node that was given up and speaks again must not wait for the next round.
            if (nodes.Get("", c.Subject.Metadata.Name) is { } node && NodePlan.Status(node, "Ready") == "Unknown") queue.Add(ObjectKey.Of(node));
        });
        pods = context.Informers.Of<Pod>().WithNodes();
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new NodeLifecycleController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (nodes.Get(key) is not { } node)
        {
            health.TryRemove(key.Name, out _);
            return Requeue.Never;
        }

        if (!health.ContainsKey(key.Name)) events.Event(NodeKind.Kind, node, EventRecorder.Normal, "RegisteredNode", $"Node {key.Name} event: Registered Node {key.Name} in Controller");
        var seen = health[key.Name] = NodeHealth.After(health.GetValueOrDefault(key.Name), node, leases.Get("kube-node-lease", key.Name)?.Spec.RenewTime, context.Elapsed);
        var grace = NodePlan.Status(node, "Ready") is null ? context.Options.NodeStartupGracePeriod : context.Options.NodeMonitorGracePeriod;
        if (context.Elapsed - seen.LastHeard > grace && await SilenceAsync(key, node, cancel)) return Requeue.Never;
        if (NodePlan.Status(node, "Ready") != "True") await UnreadyPodsAsync(node, cancel);
        if (NodePlan.Status(node, "Ready") != "True") LookAtZones();
        var taints = NodePlan.TaintsFor(node, context.Now, () => zones.MayTake(ZoneEvictions.ZoneOf(node), context.Elapsed), zones.IsAllSilent);
        if (taints != node.Spec.Taints && !(taints.IsEmpty && node.Spec.Taints.IsEmpty)) pending.Wrote(key, nodes.Untyped, await client.UpdateAsync(node with { Spec = node.Spec with { Taints = taints } }, cancel));
        return Requeue.After(context.Options.NodeMonitorPeriod);
    }

    /// <summary>Nodes fall silent one after the other, but their states are told in rounds: who is silent counts at once.</summary>
    private void LookAtZones()
    {
        var now = context.Elapsed;

        // Every silent node asks, and the answer takes a look at all nodes: where thousands are silent one look a second must do.
        if (now.Ticks - Interlocked.Read(ref lookedAt) < TimeSpan.TicksPerSecond) return;
        Interlocked.Exchange(ref lookedAt, now.Ticks);
        if (!zones.Look(nodes.List().Select(n => (ZoneEvictions.ZoneOf(n), NodePlan.Status(n, "Ready") == "True" && !(now - health.GetValueOrDefault(n.Metadata.Name)?.LastHeard > context.Options.NodeMonitorGracePeriod))))) return;

        // It was this process that heard nothing: all nodes get their full time again.
        foreach (var (name, last) in health) health[name] = last with { LastHeard = now };
    }

    /// <returns>Whether there was anything to write, which brings the next look.</returns>
    private async Task<bool> SilenceAsync(ObjectKey key, Node node, CancellationToken cancel)
    {
        var conditions = NodePlan.Silent(node.Status.Conditions, node, context.Now);
        if (conditions == node.Status.Conditions) return false;
        node = await client.UpdateStatusAsync(node with { Status = node.Status with { Conditions = conditions } }, cancel);
        pending.Wrote(key, nodes.Untyped, node);
        events.Event(NodeKind.Kind, node, EventRecorder.Normal, "NodeNotReady", $"Node {key.Name} status is now: NodeNotReady");
        return true;
    }

    /// <summary>Services must not send anything to pods on a node that nobody hears.</summary>
    private async Task UnreadyPodsAsync(Node node, CancellationToken cancel)
    {
        foreach (var pod in pods.OnNode(node.Metadata.Name))
        {
            var at = pod.Status.Conditions.IndexOf(static c => c.Type == PodConditions.Ready);
            if (at < 0 || pod.Status.Conditions[at].Status != "True") continue;
            var ready = pod.Status.Conditions[at] with { Status = "False", LastTransitionTime = Time.From(context.Now) };
            try
            {
                await client.UpdateStatusAsync(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.With(at, ready) } }, cancel);
                events.Event(PodKind.Kind, pod, EventRecorder.Warning, "NodeNotReady", "Node is not ready");
            }
            catch (ApiException e) when (e.IsNotFound || e.IsConflict)
            {
                // It is gone or has changed; the next round looks again.
            }
        }
    }
}
