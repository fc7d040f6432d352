namespace Keles.Scheduler;

/// <summary>Prefers nodes of which CPU and memory would be used to the same part.</summary>
internal sealed class NodeResourcesBalancedAllocation : IScorePlugin, INodeLocal
{
    public string Name => "NodeResourcesBalancedAllocation";

    public IReadOnlyList<QueueingHint> Hints => [];

    /// <summary>A pod that asks for nothing balances nothing: the same node would win every time.</summary>
    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) =>
        pod.Requests is { MilliCpu: 0, Memory: 0 } ? Verdict.Skip : Verdict.Success;

    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        if (node.Allocatable.MilliCpu == 0 || node.Allocatable.Memory == 0) return Scores.Max;
        var cpu = Part(node.Requested.MilliCpu + pod.Requests.MilliCpu, node.Allocatable.MilliCpu);
        var memory = Part(node.Requested.Memory + pod.Requests.Memory, node.Allocatable.Memory);
        return (long)((1 - (Math.Abs(cpu - memory) / 2)) * Scores.Max);
    }

    private static double Part(long used, long of) => Math.Min(1, (double)used / of);
}
