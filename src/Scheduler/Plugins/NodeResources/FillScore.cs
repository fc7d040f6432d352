namespace Keles.Scheduler;

/// <summary>How good a node is by how full it would be, as the profile's strategy says.</summary>
internal sealed class FillScore
{
    private readonly ScoringStrategy strategy;
    private readonly Curve? curve;

    public FillScore(ScoringStrategy strategy)
    {
        this.strategy = strategy;
        if (strategy is { Type: ScoringStrategy.RequestedToCapacityRatio, Shape: { } shape }) curve = new(shape);
    }

    /// <summary>The mean over the resources by their weights; those that the node does not have do not count, and extended ones only where the pod asks for them.</summary>
    public long Of(PodInfo pod, NodeInfo node)
    {
        long sum = 0, weights = 0;
        foreach (var (name, weight) in strategy.Resources)
        {
            var (allocatable, requested) = Amounts(name, pod, node);
            if (allocatable == 0) continue;
            var score = Of(requested, allocatable);

            // A curve may say nothing for a resource, and then it does not count.
            if (curve is not null && score <= 0) continue;
            sum += score * weight;
            weights += weight;
        }

        if (weights == 0) return 0;
        return curve is null ? sum / weights : (long)Math.Round((double)sum / weights, MidpointRounding.AwayFromZero);
    }

    /// <summary>Upstream scores CPU and memory with a guess where containers state nothing, everything else as it is asked for.</summary>
    private static (long Allocatable, long Requested) Amounts(string name, PodInfo pod, NodeInfo node)
    {
        switch (name)
        {
            case ResourceNames.Cpu: return (node.Allocatable.MilliCpu, node.Scored.MilliCpu + pod.Scored.MilliCpu);
            case ResourceNames.Memory: return (node.Allocatable.Memory, node.Scored.Memory + pod.Scored.Memory);
            case ResourceNames.EphemeralStorage: return (node.Allocatable.EphemeralStorage, node.Requested.EphemeralStorage + pod.Requests.EphemeralStorage);
            default:
                var asked = pod.Requests.Scalars.Get(name);
                return asked == 0 && ResourceNames.IsScalar(name) ? default : (node.Allocatable.Scalars.Get(name), node.Requested.Scalars.Get(name) + asked);
        }
    }

    private long Of(long requested, long allocatable) => strategy.Type switch
    {
        ScoringStrategy.MostAllocated => Part(Math.Min(requested, allocatable), allocatable),
        ScoringStrategy.RequestedToCapacityRatio => curve!.At(requested > allocatable ? Scores.Max : Part(requested, allocatable)),
        _ => requested > allocatable ? 0 : Part(allocatable - requested, allocatable),
    };

    private static long Part(long of, long whole) => (long)((Int128)of * Scores.Max / whole);
}
