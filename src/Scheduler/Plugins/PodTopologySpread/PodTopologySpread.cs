namespace Keles.Scheduler;

/// <summary>Spreads pods evenly over zones, nodes or whatever parts of the cluster their rules name.</summary>
internal sealed class PodTopologySpread : IPodChangePlugin, IFilterPlugin, IScorePlugin
{
    private readonly IClusterView cluster;
    private readonly bool systemDefaults;
    private readonly Items<TopologySpreadConstraint> defaults;
    private readonly Verdict uneven;
    private readonly Verdict nowhere;
    private readonly Counted<SpreadState> states;
    private readonly Counted<SpreadCounts> counts;

    public PodTopologySpread(IClusterView cluster, SpreadArguments? arguments = null)
    {
        this.cluster = cluster;
        systemDefaults = arguments is not { DefaultingType: SpreadArguments.List };
        defaults = systemDefaults ? SpreadConstraint.OfSystem : arguments!.DefaultConstraints;
        states = new((pod, snapshot) => SpreadState.Of(pod, Constraints(pod, firm: true), snapshot), static (state, pod, node, by) => state.Count(pod, node, by));
        counts = new((pod, snapshot) => SpreadCounts.Of(pod, Constraints(pod, firm: false), AllKeys(pod), snapshot), static (counts, pod, node, by) => counts.Count(pod, node, by));
        uneven = Verdict.Unschedulable(Name, "node(s) didn't match pod topology spread constraints");
        nowhere = Verdict.Unresolvable(Name, "node(s) didn't match pod topology spread constraints (missing required label)");
        Hints =
        [
            new(EventSource.AssignedPod, EventAction.Add | EventAction.Labels | EventAction.Delete, OtherPodHelps),
            new(EventSource.WaitingPod, EventAction.Labels),
            new(EventSource.WaitingPod, EventAction.Tolerations, (pod, _) => Constraints(pod, firm: true).Any(static c => c.HonorsTaints)),
            new(EventSource.Node, EventAction.Add | EventAction.Delete | EventAction.Labels | EventAction.Taints, NodeHelps),
        ];
    }

    public string Name => "PodTopologySpread";

    public IReadOnlyList<QueueingHint> Hints { get; }

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        // What a profile's own rules are about changes with services and owners: with other rules it is counted anew.
        if (Constraints(pod, firm: true) is not { IsEmpty: false } constraints) return PreFilterAnswer.Skip;
        state.Set(states.Of(pod, snapshot, constraints));
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
            if (domains.Of(domain) + spread.Itself[i] - domains.Least(constraint.MinDomains) > constraint.MaxSkew) return uneven;
        }

        return Verdict.Success;
    }

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting)
    {
        var constraints = Constraints(pod, firm: false);
        if (constraints.IsEmpty) return Verdict.Skip;
        state.Set(SpreadWishes.Of(constraints, AllKeys(pod), counts.Of(pod, snapshot, constraints), fitting));
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

    /// <summary>With upstream's own defaults a node without the labels is as good as another.</summary>
    private bool AllKeys(PodInfo pod) => !pod.Pod.Spec.TopologySpreadConstraints.IsEmpty || !systemDefaults;

    private Items<SpreadConstraint> Constraints(PodInfo pod, bool firm) => pod.Pod.Spec.TopologySpreadConstraints.IsEmpty
        ? SpreadConstraint.Defaults(defaults, firm, pod.Pod, () => cluster.SelectorOf(pod.Pod))
        : SpreadConstraint.Of(pod.Pod, firm);

    private bool OtherPodHelps(PodInfo pod, ClusterEvent change)
    {
        if ((change.After ?? change.Before)!.Metadata.Namespace != pod.Namespace) return false;
        var constraints = Constraints(pod, firm: true);

        // A pod that begins to go, or begins or ceases to be counted, changes the balance.
        return change switch
        {
            { Before: Pod before, After: Pod after } when before.IsBeingDeleted() == after.IsBeingDeleted() =>
                constraints.Any(c => c.Selector.Matches(before.Metadata.Labels) != c.Selector.Matches(after.Metadata.Labels)),
            { Before: Pod { } before } => constraints.Any(c => c.Selector.Matches(before.Metadata.Labels)),
            { After: Pod { } after } => constraints.Any(c => c.Selector.Matches(after.Metadata.Labels)),
            _ => false,
        };
    }

    /// <summary>A domain came, went, or is another now; or nodes of one count that did not.</summary>
    private bool NodeHelps(PodInfo pod, ClusterEvent change)
    {
        var constraints = Constraints(pod, firm: true);
        var (was, now) = (HasKeys(change.Before, constraints), HasKeys(change.After, constraints));
        if (change is not { Before: Node before, After: Node after }) return was || now;
        return was != now || (now && (before.Spec.Taints != after.Spec.Taints || constraints.Any(c => before.Metadata.Labels.Get(c.Key) != after.Metadata.Labels.Get(c.Key))));
    }

    private static bool HasKeys(IApiObject? node, Items<SpreadConstraint> constraints) => node is not null && constraints.All(c => node.Metadata.Labels.ContainsKey(c.Key));
}
