namespace Keles.Scheduler;

/// <summary>Which resources are to be used to the same part.</summary>
internal sealed record BalancedAllocationArguments
{
    public Items<ResourceWeight> Resources { get; init; } = ResourceWeight.Usual;
}
