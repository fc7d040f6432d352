using System.Text.Json.Nodes;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>Makes room for a pod: marks and deletes the pods that have to go, and takes back promises of the same room to lesser pods.</summary>
internal sealed partial class Preemptor(IApiClient client, SchedulingQueue queue, PreemptionsUnderWay underWay, Nominations nominations, ScheduleEvents events, PodConditionWriter conditions, SchedulerMetrics metrics, Surroundings around, ILogger log)
{
    public const string Reason = "PreemptionByScheduler";

    /// <summary>From here on the pod is not tried until all who have to go are told so. To be called before the pod goes back to the queue.</summary>
    public void Announce(PodInfo pod) => underWay.Begin(pod.Uid);

    public void Start(PodInfo pod, Preemption preemption, ISpawner spawner, CancellationToken cancel)
    {
        metrics.Preempted(preemption.Victims.Count);
        foreach (var lesser in nominations.On(preemption.Node).Where(p => p.Priority < pod.Priority))
        {
            nominations.Remove(lesser.Uid);
            conditions.Nominate(lesser.Pod, "");
        }

        _ = spawner.Spawn("preemption", _ => RunAsync(pod, preemption, cancel));
    }

    private async Task RunAsync(PodInfo pod, Preemption preemption, CancellationToken cancel)
    {
        try
        {
            var victims = preemption.Victims.ToArray();
            for (var i = 0; i < victims.Length; i++)
            {
                // The end of the last one is what the pod waits for: from here on it may be tried.
                if (i == victims.Length - 1) underWay.End(pod.Uid);
                await RemoveAsync(pod, victims[i], preemption.Node, cancel);
            }
        }
        catch (ApiException e)
        {
            // The promise is empty: the pod is tried again.
            Failed(log, pod.Key, preemption.Node, e.Message);
            nominations.Remove(pod.Uid);
            underWay.End(pod.Uid);
            queue.TryNow(pod.Uid);
        }
        finally
        {
            // Those who had to go may have been gone already, and then nothing else would wake it.
            underWay.End(pod.Uid);
            queue.LookAgain(pod.Uid);
        }
    }

    private async Task RemoveAsync(PodInfo pod, PodInfo victim, string node, CancellationToken cancel)
    {
        // One that is ending already only has to be waited for.
        if (victim.Pod.IsBeingDeleted()) return;
        try
        {
            await client.PatchAsync<Pod>(victim.Key, Patch.Strategic(Mark(victim, pod.Pod.Spec.SchedulerName)), "status", null, cancel);
            await client.DeleteAsync<Pod>(victim.Key, new() { Preconditions = new() { Uid = victim.Uid } }, cancel);
            events.Preempted(victim.Pod, pod.Pod, node);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // It went by itself.
        }
    }

    private JsonObject Mark(PodInfo victim, string schedulerName) => new()
    {
        ["metadata"] = new JsonObject { ["uid"] = victim.Uid },
        ["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["type"] = PodConditions.DisruptionTarget,
                ["status"] = "True",
                ["reason"] = Reason,
                ["message"] = $"{schedulerName}: preempting to accommodate a higher priority pod",
                ["lastTransitionTime"] = Time.From(around.Time.GetUtcNow()).ToString(),
                ["observedGeneration"] = victim.Pod.Metadata.Generation,
            }),
        },
    };

    [LoggerMessage(4004, LogLevel.Warning, "Room for {Pod} on {Node} could not be made: {Reason}")]
    private static partial void Failed(ILogger log, ObjectKey pod, string node, string reason);
}
