namespace Keles.Scheduler;

/// <summary>The pod's own word on which nodes it must or would like to run: node selector and node affinity.</summary>
internal sealed class NodeAffinityPlugin : IPreFilterPlugin, IFilterPlugin, IScorePlugin, INodeLocal
{
    private readonly Verdict no;

    public NodeAffinityPlugin() => no = Verdict.Unresolvable(Name, "node(s) didn't match Pod's node affinity/selector");

    public string Name => "NodeAffinity";

    public IReadOnlyList<QueueingHint> Hints { get; } =
        [new(EventSource.Node, EventAction.Add | EventAction.Labels, static (pod, change) => change.After is Node node && NodeAffinityMatch.Requires(pod.Pod.Spec, node))];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        var spec = pod.Pod.Spec;
        var terms = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        if (spec.NodeSelector.IsEmpty && terms is null) return PreFilterAnswer.Skip;
        if (terms is null || NamedNodes.Of(terms) is not { } names) return PreFilterAnswer.Go;
        return names.Count > 0 ? new PreFilterAnswer(Verdict.Success, names) : Verdict.Unresolvable(Name, "pod affinity terms conflict");
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node) => NodeAffinityMatch.Requires(pod.Pod.Spec, node.Node) ? Verdict.Success : no;

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) =>
        pod.Pod.Spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution is { IsEmpty: false } ? Verdict.Success : Verdict.Skip;

    public long Score(CycleState state, PodInfo pod, NodeInfo node) => NodeAffinityMatch.Preference(pod.Pod.Spec, node.Node);

    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores) => Scores.Stretch(scores, reverse: false);
}
