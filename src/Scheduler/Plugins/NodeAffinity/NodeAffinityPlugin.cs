namespace Keles.Scheduler;

/// <summary>The pod's own word on which nodes it must or would like to run, node selector and node affinity, and the profile's word beside it.</summary>
internal sealed class NodeAffinityPlugin : IPreFilterPlugin, IFilterPlugin, IScorePlugin, INodeLocal
{
    private readonly NodeSelector? addedRequired;
    private readonly Items<PreferredSchedulingTerm> addedPreferred;
    private readonly Verdict no;
    private readonly Verdict enforced;

    public NodeAffinityPlugin(NodeAffinityArguments? arguments = null)
    {
        addedRequired = arguments?.AddedAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        addedPreferred = arguments?.AddedAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? [];
        no = Verdict.Unresolvable(Name, "node(s) didn't match Pod's node affinity/selector");
        enforced = Verdict.Unresolvable(Name, "node(s) didn't match scheduler-enforced node affinity");
        Hints =
        [
            new(EventSource.Node, EventAction.Add | EventAction.Labels, (pod, change) => change.After is Node node && IsEnforced(node)
                && NodeAffinityMatch.Requires(pod.Pod.Spec, node) && !(change.Before is Node before && IsEnforced(before) && NodeAffinityMatch.Requires(pod.Pod.Spec, before))),
        ];
    }

    public string Name => "NodeAffinity";

    public IReadOnlyList<QueueingHint> Hints { get; }

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        var spec = pod.Pod.Spec;
        var terms = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        if (spec.NodeSelector.IsEmpty && terms is null && addedRequired is null) return PreFilterAnswer.Skip;
        if (terms is null || terms.NodeSelectorTerms.IsEmpty || NamedNodes.Of(terms) is not { } names) return PreFilterAnswer.Go;
        return names.Count > 0 ? new PreFilterAnswer(Verdict.Success, names) : Verdict.Unresolvable(Name, "pod affinity terms conflict");
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node) =>
        !IsEnforced(node.Node) ? enforced : NodeAffinityMatch.Requires(pod.Pod.Spec, node.Node) ? Verdict.Success : no;

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) =>
        !addedPreferred.IsEmpty || pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution is { IsEmpty: false } ? Verdict.Success : Verdict.Skip;

    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        var sum = NodeAffinityMatch.Preference(pod.Pod.Spec, node.Node);
        foreach (var term in addedPreferred) if (NodeSelectors.Matches(term.Preference, node.Node)) sum += term.Weight;
        return sum;
    }

    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores) => Scores.Stretch(scores, reverse: false);

    private bool IsEnforced(Node node) => addedRequired is null || NodeSelectors.Matches(addedRequired, node);
}
