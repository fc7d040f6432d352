namespace Keles.Scheduler;

/// <summary>What of a node has changed, as far as it can let a pod fit.</summary>
internal static class NodeChanges
{
    public static EventAction Of(Node before, Node after)
    {
        var actions = EventAction.None;
        if (before.Status.Allocatable != after.Status.Allocatable) actions |= EventAction.Allocatable;
        if (before.Metadata.Labels != after.Metadata.Labels) actions |= EventAction.Labels;
        if (before.Spec.Taints != after.Spec.Taints || before.Spec.Unschedulable != after.Spec.Unschedulable) actions |= EventAction.Taints;
        if (before.Status.DeclaredFeatures != after.Status.DeclaredFeatures) actions |= EventAction.Features;
        if (before.Metadata.Annotations != after.Metadata.Annotations) actions |= EventAction.Other;
        return actions;
    }
}
