namespace Keles.Scheduler;

/// <summary>What to do for a pod that fits nowhere. Only says it; the shell does it.</summary>
internal interface IPostFilterPlugin : IPlugin
{
    PostFilterAnswer PostFilter(CycleState state, PodInfo pod, Snapshot snapshot, Diagnosis diagnosis, IFilters filters);
}
