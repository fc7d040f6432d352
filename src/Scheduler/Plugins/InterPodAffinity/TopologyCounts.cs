namespace Keles.Scheduler;

/// <summary>How many pods (or how much weight) there are in each part of the cluster, a part being a label's key and value.</summary>
internal sealed class TopologyCounts
{
    private readonly Dictionary<(string Key, string Value), long> counts;

    public TopologyCounts() : this([])
    {
    }

    private TopologyCounts(Dictionary<(string Key, string Value), long> counts) => this.counts = counts;

    public bool IsEmpty => counts.Count == 0;

    public long Of(string key, string value) => counts.GetValueOrDefault((key, value));

    public long On(NodeInfo node, string key) => node.Labels.Get(key) is { } value ? Of(key, value) : 0;

    /// <summary>Adds to the node's part; a node without the label is in none.</summary>
    public void Add(NodeInfo node, string key, long amount)
    {
        if (node.Labels.Get(key) is not { } value) return;
        var sum = Of(key, value) + amount;
        if (sum == 0) counts.Remove((key, value));
        else counts[(key, value)] = sum;
    }

    /// <summary>The sum over all parts that the node is in.</summary>
    public long SumOn(NodeInfo node)
    {
        long sum = 0;
        foreach (var (key, value) in node.Labels) sum += Of(key, value);
        return sum;
    }

    public TopologyCounts Copy() => new(new(counts));
}
