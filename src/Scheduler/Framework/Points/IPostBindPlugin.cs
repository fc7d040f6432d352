namespace Keles.Scheduler;

/// <summary>Learns that a pod was bound.</summary>
internal interface IPostBindPlugin : IPlugin
{
    void PostBind(CycleState state, PodInfo pod, string node);
}
