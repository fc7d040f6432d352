namespace Keles.Scheduler;

/// <summary>Keeps pods apart that cannot have the same disk or claim at once.</summary>
internal sealed class VolumeRestrictions : IPodChangePlugin, IFilterPlugin
{
    private readonly IClusterView cluster;
    private readonly Verdict diskTaken;
    private readonly Verdict claimTaken;

    public VolumeRestrictions(IClusterView cluster)
    {
        this.cluster = cluster;
        diskTaken = Verdict.Unschedulable(Name, "node(s) had no available disk");
        claimTaken = Verdict.Unschedulable(Name, "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode");
    }

    public string Name => "VolumeRestrictions";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.AssignedPod, EventAction.Delete, static (pod, change) => change.Before is Pod gone
            && (SharedDisks.Conflict(pod.Pod.Spec, gone.Spec) || SharesClaim(pod, gone))),
        new(EventSource.Node, EventAction.Add),
        new(EventSource.Claim, EventAction.Add | EventAction.Update, static (pod, change) => VolumeBindingHints.IsOf(pod, change.After)),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        foreach (var volume in pod.Claims)
        {
            if (volume.Ephemeral is null && cluster.Claim(new(pod.Namespace, pod.ClaimName(volume))) is null)
                return Verdict.Unresolvable(Name, $"persistentvolumeclaim \"{pod.ClaimName(volume)}\" not found");
        }

        var single = SinglePodClaims.Of(pod, cluster, snapshot);
        state.Set(single);
        return single.Users == 0 && !SharedDisks.Has(pod.Pod.Spec) ? PreFilterAnswer.Skip : PreFilterAnswer.Go;
    }

    public void Added(CycleState state, PodInfo pod, PodInfo added, NodeInfo node)
    {
        if (state.Find<SinglePodClaims>() is { } single) single.Users += single.UsesOf(pod, added);
    }

    public void Removed(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node)
    {
        if (state.Find<SinglePodClaims>() is { } single) single.Users -= single.UsesOf(pod, removed);
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        foreach (var other in node.Pods) if (SharedDisks.Conflict(pod.Pod.Spec, other.Pod.Spec)) return diskTaken;
        return state.Find<SinglePodClaims>() is { Users: > 0 } ? claimTaken : Verdict.Success;
    }

    private static bool SharesClaim(PodInfo pod, Pod gone)
    {
        if (pod.Claims.IsEmpty || gone.Metadata.Namespace != pod.Namespace) return false;
        var other = new PodInfo(gone);
        return other.Claims.Any(v => pod.Claims.Any(mine => pod.ClaimName(mine) == other.ClaimName(v)));
    }
}
