namespace Keles.Scheduler;

/// <summary>Looks at the pod and the whole cluster once, before the nodes one by one.</summary>
internal interface IPreFilterPlugin : IPlugin
{
    PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot);
}
