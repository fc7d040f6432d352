namespace Keles.Scheduler;

/// <summary>How pods are spread that say nothing of it themselves.</summary>
internal sealed record SpreadArguments
{
    public const string System = "System";
    public const string List = "List";

    /// <summary><see cref="System"/> for upstream's own rules, <see cref="List"/> for those given here.</summary>
    public string DefaultingType { get; init; } = System;

    public Items<TopologySpreadConstraint> DefaultConstraints { get; init; } = [];
}
