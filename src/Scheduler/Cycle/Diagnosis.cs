namespace Keles.Scheduler;

/// <summary>Why a pod fits nowhere: what was said of each node.</summary>
/// <param name="Nodes">Said of nodes that were looked at.</param>
/// <param name="Absent">Holds for all other nodes.</param>
/// <param name="PreFilter">Set when a plugin said no before any node was looked at; then it also holds for every node.</param>
internal sealed record Diagnosis(IReadOnlyDictionary<string, Verdict> Nodes, Verdict Absent, int AllNodes, string PreFilter = "", string PostFilter = "")
{
    public HashSet<string> RejectedBy { get; init; } = new(StringComparer.Ordinal);

    public Verdict Of(string node) => Nodes.GetValueOrDefault(node, Absent);

    /// <summary>In upstream's words.</summary>
    public override string ToString()
    {
        if (AllNodes == 0) return "no nodes available to schedule pods";
        var text = $"0/{AllNodes} nodes are available:";
        if (PreFilter.Length > 0) text += $" {PreFilter}.";
        else if (Histogram() is { Length: > 0 } reasons) text += $" {reasons}.";
        return PostFilter.Length > 0 ? $"{text} {PostFilter}" : text;
    }

    private string Histogram()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var verdict in Nodes.Values) Count(verdict, 1);
        if (Nodes.Count < AllNodes) Count(Absent, AllNodes - Nodes.Count);
        return string.Join(", ", counts.Select(static c => $"{c.Value} {c.Key}").Order(StringComparer.Ordinal));

        void Count(Verdict verdict, int nodes)
        {
            foreach (var reason in verdict.Reasons) counts[reason] = counts.GetValueOrDefault(reason) + nodes;
        }
    }
}
