namespace Keles.Scheduler;

/// <summary>How full a good node is.</summary>
internal sealed record ScoringStrategy
{
    public const string LeastAllocated = "LeastAllocated";
    public const string MostAllocated = "MostAllocated";
    public const string RequestedToCapacityRatio = "RequestedToCapacityRatio";

    public string Type { get; init; } = LeastAllocated;

    public Items<ResourceWeight> Resources { get; init; } = ResourceWeight.Usual;

    /// <summary>Of <see cref="RequestedToCapacityRatio"/>; null where the file has none.</summary>
    public Items<ShapePoint>? Shape { get; init; }
}
