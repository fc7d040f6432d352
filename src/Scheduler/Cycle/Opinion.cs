namespace Keles.Scheduler;

/// <summary>What the plugins that look at one node alone have said of a node for one kind of pod.</summary>
internal sealed class Opinion(NodeInfo node, Verdict verdict)
{
    /// <summary>The node as they saw it.</summary>
    public NodeInfo Node => node;

    public Verdict Verdict => verdict;

    /// <summary>Their scores before normalization, in the profile's order; null until the node is scored.</summary>
    public long[]? Scores { get; set; }
}
