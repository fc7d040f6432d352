using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.TaintEviction;

/// <summary>Deletes pods from nodes whose taints they do not tolerate, or no longer.</summary>
internal static class TaintEvictionController
{
    private const string Name = "taint-eviction-controller";
    private const string Account = "node-controller";
    private const string ByNode = "node";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Account);
        var events = context.EventsOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var nodes = context.Informers.Of<Node>();
        var pods = context.Informers.Of<Pod>();
        pods.AddIndex(ByNode, static p => p.Spec.NodeName.Length > 0 ? [p.Spec.NodeName] : []);
        pods.OnChange(c =>
        {
            if (c.After is { } pod && pod.Spec.NodeName.Length > 0 && (c.Before is null || c.Before.Spec.NodeName != pod.Spec.NodeName || c.Before.Spec.Tolerations != pod.Spec.Tolerations)) queue.Add(ObjectKey.Of(pod));
        });
        nodes.OnChange(c =>
        {
            if (c.After is null || c.Before?.Spec.Taints == c.After.Spec.Taints) return;
            foreach (var pod in pods.Find(ByNode, c.After.Metadata.Name)) queue.Add(ObjectKey.Of(pod));
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (pods.Get(key) is not { Metadata.DeletionTimestamp: null } pod || nodes.Get("", pod.Spec.NodeName) is not { } node) return Requeue.Never;
            if (EvictionPlan.EvictAt(pod, node, context.Now) is not { } at) return Requeue.Never;
            if (at > context.Now) return Requeue.After(at - context.Now);
            events.Event(PodKind.Kind, pod, EventRecorder.Normal, "TaintManagerEviction", $"Marking for deletion Pod {key}");
            var told = PodConditions.With(pod.Status, new() { Type = PodConditions.DisruptionTarget, Status = "True", Reason = "DeletionByTaintManager", Message = "Taint manager: deleting due to NoExecute taint" }, context.Now);
            await client.UpdateStatusAsync(pod with { Status = told }, cancel);
            await client.TryDeleteAsync(PodKind.Kind, key, new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancel);
            return Requeue.Never;
        });
    }
}
