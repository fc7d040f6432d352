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
        if (before.Status.ResourceClaimStatuses != after.Status.ResourceClaimStatuses) actions |= EventAction.Claims;

        // Statuses change all the time, by this scheduler's own hand first of all, and never make a pod fit.
        if (actions == EventAction.None && (before.Spec != after.Spec || before.Metadata.Annotations != after.Metadata.Annotations)) actions = EventAction.Other;
        return actions;
    }

    /// <summary>Whether anything has changed that is counted on the pod's node. Most reports of kubelets change nothing of it.</summary>
    public static bool Matters(Pod before, Pod after) =>
        before.Metadata.Uid != after.Metadata.Uid
        || before.Metadata.DeletionTimestamp != after.Metadata.DeletionTimestamp
        || before.Status.StartTime != after.Status.StartTime
        || before.Metadata.Labels != after.Metadata.Labels
        || !SameNeeds(before, after);

    private static bool SameNeeds(Pod before, Pod after) =>
        before.Spec == after.Spec
        && before.Status.Resources == after.Status.Resources && before.Status.AllocatedResources == after.Status.AllocatedResources
        && SameNeeds(before.Status.ContainerStatuses, after.Status.ContainerStatuses)
        && SameNeeds(before.Status.InitContainerStatuses, after.Status.InitContainerStatuses)
        && (before.Status.Conditions == after.Status.Conditions || IsInfeasible(before) == IsInfeasible(after));

    private static bool SameNeeds(Items<ContainerStatus> before, Items<ContainerStatus> after)
    {
        if (before == after) return true;
        if (before.Count != after.Count) return before.All(HasNone) && after.All(HasNone);
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Name != after[i].Name || before[i].Resources != after[i].Resources || before[i].AllocatedResources != after[i].AllocatedResources) return false;
        }

        return true;

        static bool HasNone(ContainerStatus status) => status.Resources is null && status.AllocatedResources.IsEmpty;
    }

    private static bool IsInfeasible(Pod pod) => pod.Status.Conditions.Any(static c => c is { Type: "PodResizePending", Reason: "Infeasible" });

    private static bool AsksLess(Pod before, Pod after)
    {
        if (SameNeeds(before, after)) return false;
        var (was, now) = (new PodInfo(before).Requests, new PodInfo(after).Requests);
        if (now.MilliCpu < was.MilliCpu || now.Memory < was.Memory || now.EphemeralStorage < was.EphemeralStorage) return true;
        foreach (var (name, amount) in was.Scalars) if (now.Scalars.Get(name) < amount) return true;
        return false;
    }
}
