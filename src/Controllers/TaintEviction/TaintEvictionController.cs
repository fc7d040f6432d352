using System.Collections.Concurrent;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.TaintEviction;

/// <summary>Deletes pods from nodes whose taints they do not tolerate, or no longer.</summary>
internal static class TaintEvictionController
{
    private const string Name = "taint-eviction-controller";
    private const string Account = "node-controller";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Account);
        var events = context.EventsOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var nodes = context.Informers.Of<Node>();
        var pods = context.Informers.Of<Pod>().WithNodes();
        var waiting = new ConcurrentDictionary<ObjectKey, WaitingPod>();
        pods.OnChange(c =>
        {
            if (c.IsDeleted && waiting.ContainsKey(ObjectKey.Of(c.Subject))) queue.Add(ObjectKey.Of(c.Subject));
            if (c.After is { } pod && pod.Spec.NodeName.Length > 0 && (c.Before is null || c.Before.Spec.NodeName != pod.Spec.NodeName || c.Before.Spec.Tolerations != pod.Spec.Tolerations)) queue.Add(ObjectKey.Of(pod));
        });
        nodes.OnChange(c =>
        {
            if (c.After is null || c.Before?.Spec.Taints == c.After.Spec.Taints) return;
            foreach (var pod in pods.OnNode(c.After.Metadata.Name)) queue.Add(ObjectKey.Of(pod));
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            var pod = pods.Get(key);
            if (pod is { Metadata.DeletionTimestamp: not null }) return Requeue.Never;
            if (pod is null || nodes.Get("", pod.Spec.NodeName) is not { } node || EvictionPlan.MayStay(pod, node) is not { } stay)
            {
                if (waiting.TryRemove(key, out var spared)) events.Event(PodKind.Kind, pod ?? spared.Pod, EventRecorder.Normal, "TaintManagerEviction", $"Cancelling deletion of Pod {key}");
                return Requeue.Never;
            }

            if (stay > TimeSpan.Zero)
            {
                // The time counts from when the pod was first seen with the taints, not from when the node got them: a pod may come later.
                var wait = waiting.AddOrUpdate(key, _ => new(pod, context.Elapsed), (_, known) => known.Is(pod) ? known : new(pod, context.Elapsed));
                if (stay - (context.Elapsed - wait.Since) is var left && left > TimeSpan.Zero) return Requeue.After(left);
            }

            events.Event(PodKind.Kind, pod, EventRecorder.Normal, "TaintManagerEviction", $"Marking for deletion Pod {key}");
            var told = PodConditions.With(pod.Status, new() { Type = PodConditions.DisruptionTarget, Status = "True", Reason = "DeletionByTaintManager", Message = "Taint manager: deleting due to NoExecute taint" }, context.Now);
            await client.UpdateStatusAsync(pod with { Status = told }, cancel);
            await client.TryDeleteAsync(PodKind.Kind, key, new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancel);
            waiting.TryRemove(key, out _);
            return Requeue.Never;
        });
    }
}
