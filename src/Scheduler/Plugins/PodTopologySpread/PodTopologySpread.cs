namespace Keles.Scheduler;

/// <summary>Spreads pods evenly over zones, nodes or whatever parts of the cluster their rules name.</summary>
internal sealed class PodTopologySpread : IPodChangePlugin, IFilterPlugin, IScorePlugin
{
    private readonly IClusterView cluster;
    private readonly Verdict uneven;
    private readonly Verdict nowhere;
    private readonly Counted<SpreadState> states = new(
        static (pod, snapshot) => SpreadState.Of(pod, SpreadConstraint.Of(pod.Pod, firm: true), snapshot),
        static (state, pod, node, by) => state.Count(pod, node, by));

    public PodTopologySpread(IClusterView cluster)
    {
        this.cluster = cluster;
        uneven = Verdict.Unschedulable(Name, "node(s) didn't match pod topology spread constraints");
        nowhere = Verdict.Unresolvable(Name, "node(s) didn't match pod topology spread constraints (missing required label)");
    }

    public string Name => "PodTopologySpread";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.AssignedPod, EventAction.Add | EventAction.Labels | EventAction.Delete, static (pod, change) =>
            (change.After ?? change.Before)!.Metadata.Namespace == pod.Namespace && SpreadConstraint.Of(pod.Pod, firm: true) is var constraints
            && (constraints.Any(c => change.Before is Pod before && c.Selector.Matches(before.Metadata.Labels)) || constraints.Any(c => change.After is Pod after && c.Selector.Matches(after.Metadata.Labels)))),
        new(EventSource.WaitingPod, EventAction.Labels),
        new(EventSource.Node, EventAction.Add | EventAction.Delete | EventAction.Labels | EventAction.Taints, static (pod, change) =>
            SpreadConstraint.Of(pod.Pod, firm: true).All(c => (change.Before?.Metadata.Labels.ContainsKey(c.Key) ?? false) || (change.After?.Metadata.Labels.ContainsKey(c.Key) ?? false))),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        if (!pod.Pod.Spec.TopologySpreadConstraints.Any(SpreadConstraint.IsFirm)) return PreFilterAnswer.Skip;
        state.Set(states.Of(pod, snapshot));
        return PreFilterAnswer.Go;
    }

    public void Added(CycleState state, PodInfo pod, PodInfo added, NodeInfo node) => state.Get<SpreadState>().Count(pod, added, node, 1);

    public void Removed(CycleState state, PodInfo pod, PodInfo removed, NodeInfo node) => state.Get<SpreadState>().Count(pod, removed, node, -1);

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var spread = state.Get<SpreadState>();
        for (var i = 0; i < spread.Constraints.Count; i++)
        {
            var (constraint, domains) = (spread.Constraints[i], spread.Domains[i]);
            if (node.Labels.Get(constraint.Key) is not { } domain) return nowhere;
            var itself = constraint.Selector.Matches(pod.Pod.Metadata.Labels) ? 1 : 0;
            if (domains.Of(domain) + itself - domains.Least(constraint.MinDomains) > constraint.MaxSkew) return uneven;
        }

        return Verdict.Success;
    }

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting)
    {
        // Upstream's defaults are for pods without any rule, and for those a node without the labels is as good as another.
        var own = !pod.Pod.Spec.TopologySpreadConstraints.IsEmpty;
        var constraints = own ? SpreadConstraint.Of(pod.Pod, firm: false) : SpreadConstraint.Defaults(cluster.SelectorOf(pod.Pod));
        if (constraints.IsEmpty) return Verdict.Skip;
        state.Set(SpreadWishes.Of(pod, constraints, own, snapshot, fitting));
        return Verdict.Success;
    }

    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        var wishes = state.Get<SpreadWishes>();
        return wishes.Ignored.Contains(node.Name) ? 0 : (long)Math.Round(wishes.Score(pod, node), MidpointRounding.AwayFromZero);
    }

    /// <summary>Fewer pods are better.</summary>
    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores)
    {
        var ignored = state.Get<SpreadWishes>().Ignored;
        long lowest = long.MaxValue, highest = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (ignored.Contains(nodes[i].Name)) continue;
            (lowest, highest) = (Math.Min(lowest, scores[i]), Math.Max(highest, scores[i]));
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (ignored.Contains(nodes[i].Name)) scores[i] = 0;
            else scores[i] = highest == 0 ? Scores.Max : Scores.Max * (highest + lowest - scores[i]) / highest;
        }
    }
}
