namespace Keles.Scheduler;

/// <summary>The filters of a profile, for trying out other arrangements of pods.</summary>
internal interface IFilters
{
    /// <summary>Whether the pod fits, also when pods come that are promised this node.</summary>
    Verdict Filter(CycleState state, PodInfo pod, NodeInfo node);

    NodeInfo Add(CycleState state, PodInfo pod, PodInfo added, NodeInfo node);

    NodeInfo Remove(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node);
}
