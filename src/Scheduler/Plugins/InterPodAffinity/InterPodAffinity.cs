namespace Keles.Scheduler;

/// <summary>Brings pods near to those they want to be near to, and keeps them from those they or the others want far.</summary>
internal sealed class InterPodAffinity : IPodChangePlugin, IFilterPlugin, IScorePlugin
{
    private readonly IClusterView cluster;
    private readonly Verdict notNear;
    private readonly Verdict notFar;
    private readonly Verdict keptAway;
    private readonly Counted<AffinityState> states;
    private readonly Counted<AffinityWishes> wishes;

    public InterPodAffinity(IClusterView cluster, InterPodAffinityArguments? arguments = null)
    {
        this.cluster = cluster;
        var how = arguments ?? new();
        states = new((pod, snapshot) => AffinityState.Of(pod, snapshot, cluster), (state, pod, node, by) => state.Count(pod, node, by, cluster));
        wishes = new((pod, snapshot) => AffinityWishes.Of(pod, snapshot, cluster, how), (wish, pod, node, by) => wish.Count(pod, node, by, cluster));
        notNear = Verdict.Unresolvable(Name, "node(s) didn't match pod affinity rules");
        notFar = Verdict.Unschedulable(Name, "node(s) didn't match pod anti-affinity rules");
        keptAway = Verdict.Unschedulable(Name, "node(s) didn't satisfy existing pods anti-affinity rules");
        Hints =
        [
            new(EventSource.AssignedPod, EventAction.Add | EventAction.Labels | EventAction.Delete, OtherPodHelps),
            new(EventSource.WaitingPod, EventAction.Labels),
            new(EventSource.Node, EventAction.Add | EventAction.Labels),
            new(EventSource.Namespace, EventAction.Add | EventAction.Update),
        ];
    }

    public string Name => "InterPodAffinity";

    public IReadOnlyList<QueueingHint> Hints { get; }

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        if (pod.RequiredNear.IsEmpty && pod.RequiredFar.IsEmpty && snapshot.PodsWith.RequiredAntiAffinity == 0) return PreFilterAnswer.Skip;
        var found = states.Of(pod, snapshot, cluster.NamespacesNumber);
        if (pod.RequiredNear.IsEmpty && pod.RequiredFar.IsEmpty && found.KeptAway.IsEmpty) return PreFilterAnswer.Skip;
        state.Set(found);
        return PreFilterAnswer.Go;
    }

    public void Added(CycleState state, PodInfo pod, PodInfo added, NodeInfo node) => state.Get<AffinityState>().Count(pod, added, node, 1, cluster);

    public void Removed(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node) => state.Get<AffinityState>().Count(pod, removed, node, -1, cluster);

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var found = state.Get<AffinityState>();
        if (!IsNear(found, pod, node)) return notNear;
        foreach (var term in pod.RequiredFar) if (found.Far.On(node, term.TopologyKey) > 0) return notFar;
        return found.KeptAway.IsEmpty || found.KeptAway.SumOn(node) <= 0 ? Verdict.Success : keptAway;
    }

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting)
    {
        var found = wishes.Of(pod, snapshot, cluster.NamespacesNumber);
        if (found.Weights.IsEmpty) return Verdict.Skip;
        state.Set(found);
        return Verdict.Success;
    }

    public long Score(CycleState state, PodInfo pod, NodeInfo node) => state.Get<AffinityWishes>().Weights.SumOn(node);

    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores)
    {
        long lowest = long.MaxValue, highest = long.MinValue;
        foreach (var score in scores) (lowest, highest) = (Math.Min(lowest, score), Math.Max(highest, score));
        foreach (ref var score in scores) score = highest == lowest ? 0 : (long)(Scores.Max * ((double)(score - lowest) / (highest - lowest)));
    }

    private bool IsNear(AffinityState found, PodInfo pod, NodeInfo node)
    {
        var there = true;
        foreach (var term in pod.RequiredNear)
        {
            if (!node.Labels.ContainsKey(term.TopologyKey)) return false;
            there &= found.Near.On(node, term.TopologyKey) > 0;
        }

        // The first of a group that wants to be together has nobody to be near to yet.
        return there || (found.Near.IsEmpty && pod.RequiredNear.All(t => t.Matches(pod.Pod, cluster)));
    }

    /// <summary>A pod came that is wanted near, or one went that was in the way; new labels may mean either.</summary>
    private bool OtherPodHelps(PodInfo pod, ClusterEvent change) => change switch
    {
        { Before: Pod before, After: Pod after } => (IsWanted(pod, after) && !IsWanted(pod, before)) || (IsUnwanted(pod, before) && !IsUnwanted(pod, after)),
        { After: Pod added } => IsWanted(pod, added),

        // The last one that a group wanted near may have gone, too: then its first may go anywhere.
        { Before: Pod gone } => IsUnwanted(pod, gone) || IsWanted(pod, gone) || (gone.Spec.Affinity?.PodAntiAffinity is not null && new PodInfo(gone).RequiredFar.Any(t => t.Matches(pod.Pod, cluster))),
        _ => false,
    };

    private bool IsWanted(PodInfo pod, Pod other) => !pod.RequiredNear.IsEmpty && pod.RequiredNear.All(t => t.Matches(other, cluster));

    private bool IsUnwanted(PodInfo pod, Pod other) => pod.RequiredFar.Any(t => t.Matches(other, cluster));
}
