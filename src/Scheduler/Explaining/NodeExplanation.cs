namespace Keles.Scheduler;

/// <summary>All that was said of one node.</summary>
/// <param name="Fits">No plugin said no.</param>
/// <param name="Filters">In the order in which the scheduler asks; it would stop at the first no.</param>
/// <param name="Scores">Empty for a node that does not fit.</param>
public sealed record NodeExplanation(string Name, bool Fits, Items<PluginSaid> Filters, Items<PluginScore> Scores, NodeVictims? Preemption = null)
{
    /// <summary>What the node has too little of.</summary>
    public Items<ResourceShortage> Lacks { get; init; } = [];

    public long Total => Scores.Sum(static s => s.Weighted);

    /// <summary>The first no, which is the reason that the scheduler gives.</summary>
    public PluginSaid? No => Filters.Find(static f => f.IsNo);
}
