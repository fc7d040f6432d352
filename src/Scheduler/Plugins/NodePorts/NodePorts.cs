namespace Keles.Scheduler;

/// <summary>A port of the node can be held by one pod only.</summary>
internal sealed class NodePorts : IPreFilterPlugin, IFilterPlugin, INodeLocal
{
    private readonly Verdict no;

    public NodePorts() => no = Verdict.Unschedulable(Name, "node(s) didn't have free ports for the requested pod ports");

    public string Name => "NodePorts";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.AssignedPod, EventAction.Delete, static (pod, change) => change.Before is Pod gone && Conflict(pod.Ports, HostPort.Of(gone.Spec))),
        new(EventSource.Node, EventAction.Add),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot) => pod.Ports.IsEmpty ? PreFilterAnswer.Skip : PreFilterAnswer.Go;

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        foreach (var other in node.PodsWithPorts) if (Conflict(pod.Ports, other.Ports)) return no;
        return Verdict.Success;
    }

    private static bool Conflict(Items<HostPort> wanted, Items<HostPort> held)
    {
        foreach (var port in wanted) foreach (var other in held) if (port.Conflicts(other)) return true;
        return false;
    }
}
