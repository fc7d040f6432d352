namespace Keles.Scheduler;

/// <summary>Notes what a pod will use on its node, and takes it back when it does not get there. Both must be quick and without I/O.</summary>
internal interface IReservePlugin : IPlugin
{
    Verdict Reserve(CycleState state, PodInfo pod, string node);

    /// <summary>Also called when <see cref="Reserve"/> was not, or failed: it must do no harm twice.</summary>
    void Unreserve(CycleState state, PodInfo pod, string node);
}
