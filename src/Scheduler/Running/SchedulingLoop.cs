namespace Keles.Scheduler;

/// <summary>Takes one pod after the other from the queue and finds its node; binding goes on beside, so that no pod waits for another's.</summary>
internal sealed class SchedulingLoop(
    SchedulingQueue queue, SchedulerCache cache, SchedulingCycle cycle, Func<Pod, Profile?> profileOf, Nominations nominations,
    Refusals refusals, Preemptor preemptor, BindingCycle binding, ScheduleEvents events, ISpawner spawner)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await binding.RoomAsync(cancel);
            Try(await queue.TakeAsync(cancel), cancel);
        }
    }

    private void Try(QueuedPod pod, CancellationToken cancel)
    {
        var info = pod.Info;
        if (profileOf(info.Pod) is not { } profile || cache.IsPlaced(info.Uid))
        {
            queue.Done(info.Uid);
            return;
        }

        if (info.Pod.IsBeingDeleted())
        {
            events.Failed(info.Pod, $"skip schedule deleting pod: {info.Key}");
            queue.Done(info.Uid);
            return;
        }

        switch (cycle.Run(profile, info, cache.TakeSnapshot()))
        {
            case CycleOutcome.Placed placed: Place(profile, pod, placed, cancel); break;
            case CycleOutcome.Rejected rejected:
                if (rejected.Preemption is not null) preemptor.Announce(info);
                refusals.Unschedulable(pod, rejected.Diagnosis, rejected.Nominate);
                if (rejected.Preemption is { } preemption) preemptor.Start(info, preemption, spawner, cancel);
                break;
            case CycleOutcome.Failed failed: refusals.Broken(pod, failed.Message); break;
        }
    }

    private void Place(Profile profile, QueuedPod pod, CycleOutcome.Placed placed, CancellationToken cancel)
    {
        var info = pod.Info;
        if (!cache.Assume(info, placed.Node))
        {
            queue.Done(info.Uid);
            return;
        }

        nominations.Remove(info.Uid);
        foreach (var plugin in profile.Reserves)
        {
            if (plugin.Reserve(placed.State, info, placed.Node) is not { IsSuccess: false } no) continue;
            binding.GiveUp(profile, pod, placed, no, "Reserve");
            return;
        }

        binding.Start(profile, pod, placed, spawner, cancel);
    }
}
