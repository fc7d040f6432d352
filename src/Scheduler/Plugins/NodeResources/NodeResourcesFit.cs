namespace Keles.Scheduler;

/// <summary>A node must have room for what the pod asks for; of those that have, the emptier the better.</summary>
internal sealed class NodeResourcesFit : IFilterPlugin, IScorePlugin, INodeLocal
{
    public string Name => "NodeResourcesFit";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.AssignedPod, EventAction.Delete),
        new(EventSource.AssignedPod, EventAction.ScaleDown),
        new(EventSource.WaitingPod, EventAction.ScaleDown),
        new(EventSource.Node, EventAction.Add | EventAction.Allocatable, static (pod, change) => change.After is Node node && FitsEmpty(pod, node)),
    ];

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        List<string>? lacks = null;
        var (asked, has, used) = (pod.Requests, node.Allocatable, node.Requested);
        var hopeless = false;
        if (node.Pods.Count + 1 > node.AllowedPods) (lacks ??= []).Add("Too many pods");
        Check(ResourceNames.Cpu, asked.MilliCpu, has.MilliCpu, used.MilliCpu);
        Check(ResourceNames.Memory, asked.Memory, has.Memory, used.Memory);
        Check(ResourceNames.EphemeralStorage, asked.EphemeralStorage, has.EphemeralStorage, used.EphemeralStorage);
        foreach (var (name, amount) in asked.Scalars) Check(name, amount, has.Scalars.Get(name), used.Scalars.Get(name));
        if (lacks is null) return Verdict.Success;
        Items<string> reasons = [.. lacks];

        // What even the empty node would not have, no pod can make room for.
        return hopeless ? Verdict.Unresolvable(Name, reasons) : Verdict.Unschedulable(Name, reasons);

        void Check(string name, long amount, long allocatable, long taken)
        {
            if (amount <= 0 || amount <= allocatable - taken) return;
            (lacks ??= []).Add($"Insufficient {name}");
            hopeless |= amount > allocatable;
        }
    }

    /// <summary>The mean of the parts of CPU and memory that would stay free.</summary>
    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        long sum = 0, weights = 0;
        Count(node.Allocatable.MilliCpu, node.Scored.MilliCpu + pod.Scored.MilliCpu);
        Count(node.Allocatable.Memory, node.Scored.Memory + pod.Scored.Memory);
        return weights == 0 ? 0 : sum / weights;

        void Count(long allocatable, long requested)
        {
            if (allocatable == 0) return;
            weights++;
            if (requested <= allocatable) sum += (allocatable - requested) * Scores.Max / allocatable;
        }
    }

    private static bool FitsEmpty(PodInfo pod, Node node)
    {
        var has = Amounts.Of(node.Status.Allocatable);
        var asked = pod.Requests;
        if (asked.MilliCpu > has.MilliCpu || asked.Memory > has.Memory || asked.EphemeralStorage > has.EphemeralStorage) return false;
        foreach (var (name, amount) in asked.Scalars) if (amount > has.Scalars.Get(name)) return false;
        return true;
    }
}
