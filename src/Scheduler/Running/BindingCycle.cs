using Microsoft.Extensions.Logging;

namespace Keles.Scheduler;

/// <summary>Brings pods to the nodes that were chosen for them, any number at once.</summary>
internal sealed partial class BindingCycle(SchedulerCache cache, SchedulingQueue queue, Refusals refusals, PodConditionWriter conditions, ScheduleEvents events, SchedulerMetrics metrics, TimeProvider time, ILogger log)
{
    private readonly Signal room = new();
    private int underWay;

    /// <summary>Waits until another pod may be bound.</summary>
    public async Task RoomAsync(CancellationToken cancel)
    {
        while (Volatile.Read(ref underWay) >= BindingLimits.AtOnce) await room.WaitAsync(cancel);
    }

    public void Start(Profile profile, QueuedPod pod, CycleOutcome.Placed placed, ISpawner spawner, CancellationToken cancel)
    {
        Interlocked.Increment(ref underWay);
        _ = spawner.Spawn("binding of a pod", _ => RunAsync(profile, pod, placed, cancel));
    }

    /// <summary>Takes back what was noted for the pod on its node, and lets it wait for another chance.</summary>
    /// <param name="phase">In which phase the plugin said no, or broke.</param>
    public void GiveUp(Profile profile, QueuedPod pod, CycleOutcome.Placed placed, Verdict no, string phase)
    {
        for (var i = profile.Reserves.Count - 1; i >= 0; i--) profile.Reserves[i].Unreserve(placed.State, pod.Info, placed.Node);

        // Forgotten before it is given back: it may be tried again at once, and must not find itself on the node.
        cache.Forget(pod.Info.Uid);
        if (no.IsRejected)
        {
            var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal) { [placed.Node] = no };
            refusals.Unschedulable(pod, new(verdicts, Verdict.Success, 1) { RejectedBy = [no.Plugin] }, nominate: "");
        }
        else
        {
            refusals.Broken(pod, phase == "Bind" ? $"binding rejected: {no.Message}" : $"running {phase} plugin \"{no.Plugin}\": {no.Message}");
        }

        // Its room is free again, as if a pod had gone.
        queue.Note(new(EventSource.AssignedPod, EventAction.Delete, pod.Info.Pod));
    }

    private async Task RunAsync(Profile profile, QueuedPod pod, CycleOutcome.Placed placed, CancellationToken cancel)
    {
        try
        {
            // Changes from here on are not the pod's concern any more; the wait for a volume may be long, and remembering them costs.
            queue.Done(pod.Info.Uid);
            await AnnounceAsync(profile, pod, placed, cancel);
            foreach (var plugin in profile.PreBinds)
            {
                if (await plugin.PreBindAsync(placed.State, pod.Info, placed.Node, cancel) is not { IsSuccess: false } no) continue;
                GiveUp(profile, pod, placed, no, "PreBind");
                return;
            }

            if (await BindAsync(profile, pod.Info, placed.Node, cancel) is { IsSuccess: false } refused)
            {
                GiveUp(profile, pod, placed, refused, "Bind");
                return;
            }

            Bound(log, pod.Info.Key, placed.Node, placed.Evaluated, placed.Feasible, pod.Attempts);
            metrics.Bound(pod, time.GetElapsedTime(pod.Began));
            events.Scheduled(pod.Info.Pod, placed.Node);
            foreach (var plugin in profile.PostBinds) plugin.PostBind(placed.State, pod.Info, placed.Node);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
            room.Set();
        }
    }

    /// <summary>While a pod waits for its volumes others, who think of new nodes, can see where it will go.</summary>
    private async Task AnnounceAsync(Profile profile, QueuedPod pod, CycleOutcome.Placed placed, CancellationToken cancel)
    {
        if (pod.Info.Pod.Status.NominatedNodeName == placed.Node || !profile.PreBinds.Any(p => p.HasWork(placed.State, pod.Info, placed.Node))) return;
        pod.Announced = true;
        await conditions.AnnounceAsync(pod.Info.Pod, placed.Node, cancel);
    }

    private static async Task<Verdict> BindAsync(Profile profile, PodInfo pod, string node, CancellationToken cancel)
    {
        foreach (var plugin in profile.Binds) if (await plugin.BindAsync(pod, node, cancel) is { IsSkip: false } verdict) return verdict;
        return Verdict.Error("", "no plugin binds this pod");
    }

    [LoggerMessage(4000, LogLevel.Debug, "{Pod} is bound to {Node}: {Evaluated} nodes looked at, {Feasible} fit, attempt {Attempts}")]
    private static partial void Bound(ILogger log, ObjectKey pod, string node, int evaluated, int feasible, int attempts);
}
