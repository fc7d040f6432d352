namespace Keles.Scheduler;

/// <summary>Nodes that are cordoned take only pods that put up with it.</summary>
internal sealed class NodeUnschedulable : IFilterPlugin, INodeLocal
{
    private static readonly Taint Cordoned = new() { Key = Taints.Unschedulable, Effect = Taints.NoSchedule };

    private readonly Verdict no;

    public NodeUnschedulable() => no = Verdict.Unresolvable(Name, "node(s) were unschedulable");

    public string Name => "NodeUnschedulable";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.Node, EventAction.Add | EventAction.Taints, static (_, change) => change.After is Node { Spec.Unschedulable: false }),
        new(EventSource.WaitingPod, EventAction.Tolerations, static (pod, _) => Tolerations.Tolerate(pod.Pod.Spec.Tolerations, Cordoned)),
    ];

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node) =>
        !node.Node.Spec.Unschedulable || Tolerations.Tolerate(pod.Pod.Spec.Tolerations, Cordoned) ? Verdict.Success : no;
}
