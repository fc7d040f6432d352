using System.Runtime.InteropServices;

namespace Keles.Scheduler;

/// <summary>How many pods (or how much weight) there are in each part of the cluster, a part being a label's key and value.</summary>
internal sealed class TopologyCounts
{
    private readonly Dictionary<string, Dictionary<string, long>> counts;

    public TopologyCounts() : this(new(StringComparer.Ordinal))
    {
    }

    private TopologyCounts(Dictionary<string, Dictionary<string, long>> counts) => this.counts = counts;

    public bool IsEmpty => counts.Count == 0;

    public long Of(string key, string value) => counts.TryGetValue(key, out var values) ? values.GetValueOrDefault(value) : 0;

    public long On(NodeInfo node, string key) => counts.TryGetValue(key, out var values) && node.Labels.Get(key) is { } value ? values.GetValueOrDefault(value) : 0;

    /// <summary>Adds to the node's part; a node without the label is in none.</summary>
    public void Add(NodeInfo node, string key, long amount)
    {
        if (node.Labels.Get(key) is not { } value) return;
        if (!counts.TryGetValue(key, out var values)) counts[key] = values = new(StringComparer.Ordinal);
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(values, value, out _);
        sum += amount;
        if (sum != 0) return;
        values.Remove(value);
        if (values.Count == 0) counts.Remove(key);
    }

    /// <summary>The sum over all parts that the node is in.</summary>
    public long SumOn(NodeInfo node)
    {
        long sum = 0;
        foreach (var (key, values) in counts) if (node.Labels.Get(key) is { } value) sum += values.GetValueOrDefault(value);
        return sum;
    }

    public TopologyCounts Copy() => new(counts.ToDictionary(static c => c.Key, static c => new Dictionary<string, long>(c.Value, StringComparer.Ordinal), StringComparer.Ordinal));
}
