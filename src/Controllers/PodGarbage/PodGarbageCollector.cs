using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.PodGarbage;

/// <summary>Removes pods that nobody else would.</summary>
internal static class PodGarbageCollector
{
    private const string Name = "pod-garbage-collector";

    /// <summary>Between two rounds, and how long a node must be gone before its pods are.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(40);

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<string>(Name);
        var pods = context.Informers.Of<Pod>();
        var nodes = context.Informers.Of<Node>();
        var missingSince = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        queue.Add("all");
        return context.Reconciler(queue, async (_, cancel) =>
        {
            var gone = await GoneNodesAsync(cancel);
            foreach (var (pod, why) in PodGarbagePlan.For(pods.List(), n => !gone.Contains(n), n => nodes.Get("", n) is { } node && IsOutOfService(node), context.Options.TerminatedPodThreshold)) await RemoveAsync(pod, why, cancel);
            return Requeue.After(Period);
        }, workers: 1);

        async Task<HashSet<string>> GoneNodesAsync(CancellationToken cancel)
        {
            string[] missing = [.. pods.List().Select(static p => p.Spec.NodeName).Where(n => n.Length > 0 && nodes.Get("", n) is null).Distinct()];
            foreach (var back in missingSince.Keys.Except(missing).ToArray()) missingSince.Remove(back);
            var gone = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in missing)
            {
                missingSince.TryAdd(name, context.Elapsed);
                if (context.Elapsed - missingSince[name] >= Quarantine && await client.FindAsync<Node>(new(name), cancel) is null) gone.Add(name);
            }

            return gone;
        }

        static bool IsOutOfService(Node node) =>
            node.Spec.Taints.Any(static t => t.Key == "node.kubernetes.io/out-of-service") && node.Status.Conditions.Find(static c => c.Type == "Ready")?.Status != "True";

        async Task RemoveAsync(Pod pod, string why, CancellationToken cancel)
        {
            if (!pod.IsTerminal())
            {
                // Only for a node that is gone is there anything to say: the others were being deleted already, with their own reasons.
                var status = why != PodGarbagePlan.NodeGone ? pod.Status : PodConditions.With(pod.Status, new() { Type = PodConditions.DisruptionTarget, Status = "True", Reason = "DeletionByPodGC", Message = "PodGC: node no longer exists" }, context.Now);
                // A patch: the role of this controller has no other way to a pod's status.
                await client.PatchAsync(PodKind.Kind, ObjectKey.Of(pod), MetadataPatches.Status(pod.Metadata, PodPhases.Failed, status.Conditions), "status", null, cancel);
            }

            context.LogOf(Name).LogRemoved(ObjectKey.Of(pod).ToString(), why);
            await client.TryDeleteAsync(PodKind.Kind, ObjectKey.Of(pod), new() { GracePeriodSeconds = 0, Preconditions = new() { Uid = pod.Metadata.Uid } }, cancel);
        }
    }
}
