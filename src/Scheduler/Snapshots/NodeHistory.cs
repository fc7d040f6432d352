namespace Keles.Scheduler;

/// <summary>The last changes of nodes, numbered, so that what was counted over all nodes can be led on instead of counted anew.</summary>
/// <remarks>For the one who schedules, and nobody else: it is not safe from other threads.</remarks>
internal sealed class NodeHistory
{
    /// <summary>A count that is further behind is made anew; that costs little more.</summary>
    private const int Kept = 1024;

    private readonly (NodeInfo Before, NodeInfo After)[] changes = new (NodeInfo, NodeInfo)[Kept];

    /// <summary>How many changes there have been.</summary>
    public long Present { get; private set; }

    public void Add(NodeInfo before, NodeInfo after) => changes[Present++ % Kept] = (before, after);

    /// <summary>Whether all changes since then are still known.</summary>
    public bool Knows(long since) => Present - since <= Kept;

    public (NodeInfo Before, NodeInfo After) this[long number] => changes[number % Kept];
}
