namespace Keles.Scheduler;

/// <summary>Prefers nodes whose resources would be used to more alike parts with the pod than they are without it.</summary>
internal sealed class NodeResourcesBalancedAllocation(BalancedAllocationArguments? arguments = null) : IScorePlugin, INodeLocal
{
    private const long Half = Scores.Max / 2;

    private readonly Items<ResourceWeight> resources = (arguments ?? new()).Resources;

    public string Name => "NodeResourcesBalancedAllocation";

    public IReadOnlyList<QueueingHint> Hints => [];

    /// <summary>A pod that asks for nothing balances nothing: the same node would win every time.</summary>
    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) =>
        resources.All(r => pod.Requests[r.Name] == 0) ? Verdict.Skip : Verdict.Success;

    /// <summary>Upstream's scale: 75 where the pod changes nothing, 100 and 50 where it makes balance or breaks it.</summary>
    public long Score(CycleState state, PodInfo pod, NodeInfo node) => Half + ((Half + Balance(node.Requested + pod.Requests, pod, node) - Balance(node.Requested, pod, node)) / 2);

    /// <summary>100 less how far the parts lie from each other, as a standard deviation. Extended resources count for pods alone that ask for them.</summary>
    private long Balance(Amounts used, PodInfo pod, NodeInfo node)
    {
        Span<double> parts = stackalloc double[Math.Min(resources.Count, 64)];
        var count = 0;
        var sum = 0.0;
        foreach (var (name, _) in resources)
        {
            if (ResourceNames.IsScalar(name) && pod.Requests[name] == 0) continue;
            var allocatable = node.Allocatable[name];
            if (allocatable == 0 || count == parts.Length) continue;
            sum += parts[count++] = Math.Min(1, (double)used[name] / allocatable);
        }

        return (long)((1 - Deviation(parts[..count], sum)) * Scores.Max);
    }

    private static double Deviation(ReadOnlySpan<double> parts, double sum)
    {
        if (parts.Length < 2) return 0;
        if (parts.Length == 2) return Math.Abs((parts[0] - parts[1]) / 2);
        var (mean, squares) = (sum / parts.Length, 0.0);
        foreach (var part in parts) squares += (part - mean) * (part - mean);
        return Math.Sqrt(squares / parts.Length);
    }
}
