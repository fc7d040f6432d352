namespace Keles.Scheduler;

/// <summary>What of a pod has changed, as far as it can make it fit.</summary>
internal static class PodChanges
{
    public static EventAction Of(Pod before, Pod after)
    {
        var actions = EventAction.None;
        if (before.Metadata.Labels != after.Metadata.Labels) actions |= EventAction.Labels;
        if (before.Spec.Tolerations != after.Spec.Tolerations) actions |= EventAction.Tolerations;
        if (!before.Spec.SchedulingGates.IsEmpty && after.Spec.SchedulingGates.IsEmpty) actions |= EventAction.Gates;
        if (AsksLess(before, after)) actions |= EventAction.ScaleDown;

        // Statuses change all the time, by this scheduler's own hand first of all, and never make a pod fit.
        if (actions == EventAction.None && (before.Spec != after.Spec || before.Metadata.Annotations != after.Metadata.Annotations)) actions = EventAction.Other;
        return actions;
    }

    private static bool AsksLess(Pod before, Pod after)
    {
        if (before.Spec == after.Spec && before.Status.ContainerStatuses == after.Status.ContainerStatuses) return false;
        var (was, now) = (new PodInfo(before).Requests, new PodInfo(after).Requests);
        if (now.MilliCpu < was.MilliCpu || now.Memory < was.Memory || now.EphemeralStorage < was.EphemeralStorage) return true;
        foreach (var (name, amount) in was.Scalars) if (now.Scalars.Get(name) < amount) return true;
        return false;
    }
}
