namespace Keles.Scheduler;

/// <summary>Keeps what it found in the phase before filtering right while pods are tried on or off a node.</summary>
internal interface IPodChangePlugin : IPreFilterPlugin
{
    /// <param name="node">As it is with the pod.</param>
    void Added(CycleState state, PodInfo pod, PodInfo added, NodeInfo node);

    /// <param name="node">As it is without the pod.</param>
    void Removed(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node);
}
