using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.NodeRanges;

/// <summary>Gives each node its part of the pods' range.</summary>
internal static class NodeRangeController
{
    private const string Name = "node-ipam-controller";

    /// <summary>The identity that upstream's role is bound to.</summary>
    private const string Account = "node-controller";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Account);
        var events = context.EventsOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var nodes = context.Informers.Of<Node>().Enqueue(queue);
        var pending = new PendingWrites<ObjectKey>();
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (nodes.Get(key) is not { Metadata.DeletionTimestamp: null, Spec.PodCIDR: "" } node) return Requeue.Never;

            // Asked anew each time, with nodes the cache may not show yet: two nodes must never get the same range.
            var pool = new RangePool(context.Options.ClusterCidr, context.Options.NodeCidrMaskSize);
            foreach (var other in (await client.ListAsync<Node>(cancel: cancel)).Items) if (other.Spec.PodCIDR.Length > 0) pool.Take(other.Spec.PodCIDR);
            if (pool.Next() is not { } range)
            {
                events.Event(NodeKind.Kind, node, EventRecorder.Normal, "CIDRNotAvailable", $"Node {node.Metadata.Name} status is now: CIDRNotAvailable");
                return Requeue.After(TimeSpan.FromMinutes(1));
            }

            pending.Wrote(key, nodes.Untyped, await client.PatchAsync<Node>(key, Patch.Merge(new() { ["spec"] = new System.Text.Json.Nodes.JsonObject { ["podCIDR"] = range, ["podCIDRs"] = new System.Text.Json.Nodes.JsonArray(range) } }), cancel: cancel));
            return Requeue.Never;
        }, pending, workers: 1);
    }
}
