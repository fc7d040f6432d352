namespace Keles.Scheduler;

/// <summary>Which resources nodes must have room for, and how full nodes should be.</summary>
internal sealed record FitArguments
{
    /// <summary>Extended resources that nobody looks at; scores do.</summary>
    public Items<string> IgnoredResources { get; init; } = [];

    /// <summary>The same by the part of their names before the slash.</summary>
    public Items<string> IgnoredResourceGroups { get; init; } = [];

    public ScoringStrategy Strategy { get; init; } = new();
}
