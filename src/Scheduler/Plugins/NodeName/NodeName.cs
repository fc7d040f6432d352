namespace Keles.Scheduler;

/// <summary>A pod that names its node goes nowhere else.</summary>
internal sealed class NodeName : IFilterPlugin, INodeLocal
{
    private readonly Verdict no;

    public NodeName() => no = Verdict.Unresolvable(Name, "node(s) didn't match the requested node name");

    public string Name => "NodeName";

    public IReadOnlyList<QueueingHint> Hints { get; } =
        [new(EventSource.Node, EventAction.Add, static (pod, change) => change.After?.Metadata.Name == pod.Pod.Spec.NodeName)];

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node) =>
        pod.Pod.Spec.NodeName.Length == 0 || pod.Pod.Spec.NodeName == node.Name ? Verdict.Success : no;
}
