namespace Keles.Scheduler;

/// <summary>What must be done before the pod may be bound.</summary>
internal interface IPreBindPlugin : IPlugin
{
    /// <summary>Whether there is anything to do for this pod; where there is, it may take long.</summary>
    bool HasWork(CycleState state, PodInfo pod, string node);

    Task<Verdict> PreBindAsync(CycleState state, PodInfo pod, string node, CancellationToken cancel);
}
