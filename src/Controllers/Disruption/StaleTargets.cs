using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Disruption;

/// <summary>Takes back the word that a pod is to be disrupted when nobody deletes it: whoever wrote it failed at its next step.</summary>
internal static class StaleTargets
{
    private const string Name = "stale_pod_disruption";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static IController For(ControllerContext context, IApiClient client)
    {
        var queue = context.Queue<ObjectKey>(Name);
        var pods = context.Informers.Of<Pod>();
        pods.OnChange(c =>
        {
            if (c.After is { } pod && Left(pod, context.Now) is { } left) queue.AddAfter(ObjectKey.Of(pod), left);
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (pods.Get(key) is not { } pod || Left(pod, context.Now) is not { } left) return Requeue.Never;
            if (left > TimeSpan.Zero) return Requeue.After(left);

            // Why it was to be disrupted stays written: that is the word of whoever wanted it.
            var status = PodConditions.With(pod.Status, PodConditions.Find(pod.Status, PodConditions.DisruptionTarget)! with { Status = "False" }, context.Now);
            await client.UpdateStatusAsync(pod with { Status = status }, cancel);
            return Requeue.Never;
        });
    }

    /// <summary>How long the pod may still have the condition; null where it is none's business: a kubelet takes its time, and what has ended keeps its reason.</summary>
    public static TimeSpan? Left(Pod pod, DateTimeOffset now)
    {
        if (pod.IsBeingDeleted() || pod.IsTerminal()) return null;
        if (PodConditions.Find(pod.Status, PodConditions.DisruptionTarget) is not { Status: "True", Reason: not "TerminationByKubelet" } condition) return null;
        var left = Timeout - (now - condition.LastTransitionTime.ToDateTimeOffset());
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
