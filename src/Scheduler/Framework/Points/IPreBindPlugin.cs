namespace Keles.Scheduler;

/// <summary>What must be done before the pod may be bound.</summary>
internal interface IPreBindPlugin : IPlugin
{
    Task<Verdict> PreBindAsync(CycleState state, PodInfo pod, string node, CancellationToken cancel);
}
