namespace Keles.Scheduler;

/// <summary>Nodes keep away pods that do not tolerate their taints, or would rather not have them.</summary>
internal sealed class TaintToleration : IFilterPlugin, IScorePlugin, INodeLocal
{
    private readonly Verdict no;

    public TaintToleration() => no = Verdict.Unresolvable(Name, "node(s) had untolerated taint(s)");

    public string Name => "TaintToleration";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.Node, EventAction.Add | EventAction.Taints, static (pod, change) =>
            change.After is Node node && Untolerated(pod.Pod, node) is null && !(change.Before is Node before && Untolerated(pod.Pod, before) is null)),
        new(EventSource.WaitingPod, EventAction.Tolerations),
    ];

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node) => Untolerated(pod.Pod, node.Node) is null ? Verdict.Success : no;

    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        long count = 0;
        foreach (var taint in node.Node.Spec.Taints)
        {
            if (taint.Effect == Taints.PreferNoSchedule && !Tolerations.Tolerate(pod.Pod.Spec.Tolerations, taint)) count++;
        }

        return count;
    }

    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores) => Scores.Stretch(scores, reverse: true);

    private static Taint? Untolerated(Pod pod, Node node) => node.Spec.Taints.IsEmpty ? null
        : Tolerations.FirstUntolerated(node.Spec.Taints, pod.Spec.Tolerations, static t => t.Effect is Taints.NoSchedule or Taints.NoExecute);
}
