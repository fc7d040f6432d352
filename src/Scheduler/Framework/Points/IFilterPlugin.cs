namespace Keles.Scheduler;

/// <summary>Whether the pod can run on a node.</summary>
internal interface IFilterPlugin : IPlugin
{
    Verdict Filter(CycleState state, PodInfo pod, NodeInfo node);
}
