namespace Keles.Scheduler;

/// <summary>Stands where devices will be allocated to resource claims: until they are, a pod with such claims waits and is told so.</summary>
internal sealed class DynamicResources : IPreFilterPlugin, IPostFilterPlugin
{
    public string Name => "DynamicResources";

    public IReadOnlyList<QueueingHint> Hints => [];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot) => pod.Pod.Spec.ResourceClaims.IsEmpty
        ? PreFilterAnswer.Skip
        : Verdict.Unresolvable(Name, "pod has resource claims, and this scheduler does not allocate devices yet");

    /// <summary>Upstream says so of every pod that fits nowhere, and tools know its sentence.</summary>
    public PostFilterAnswer PostFilter(CycleState state, PodInfo pod, Snapshot snapshot, Diagnosis diagnosis, IFilters filters) =>
        new(Verdict.Unschedulable(Name, "no new claims to deallocate"));
}
