namespace Keles.Scheduler;

/// <summary>All nodes with their pods as they were at one moment, assumed pods among them: what one scheduling cycle works on.</summary>
internal sealed class Snapshot
{
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly IReadOnlyDictionary<string, int> imageNodes;

    private Snapshot(NodeList nodes, IReadOnlyDictionary<string, int> places, IReadOnlyDictionary<string, int> imageNodes, Counts counts) =>
        (Nodes, this.places, this.imageNodes, PodsWith) = (nodes, places, imageNodes, counts);

    public static Snapshot Empty { get; } = Of([]);

    public NodeList Nodes { get; }

    /// <summary>How many pods of all have affinity: none is the usual case, and then nobody need look.</summary>
    public Counts PodsWith { get; }

    public static Snapshot Of(IReadOnlyCollection<NodeInfo> nodes, IReadOnlyDictionary<string, int>? imageNodes = null)
    {
        var places = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        var counts = default(Counts);
        foreach (var node in nodes)
        {
            places.Add(node.Name, places.Count);
            counts = counts.Plus(node, 1);
        }

        return new(NodeList.Of(nodes), places, imageNodes ?? ImageCounts.Of(nodes), counts);
    }

    /// <summary>The same nodes, some of them changed.</summary>
    public Snapshot With(IEnumerable<NodeInfo> changed)
    {
        var counts = PodsWith;
        var changes = new List<(int, NodeInfo)>();
        foreach (var node in changed)
        {
            var at = places[node.Name];
            counts = counts.Plus(Nodes[at], -1).Plus(node, 1);
            changes.Add((at, node));
        }

        return changes.Count == 0 ? this : new(Nodes.With(changes), places, imageNodes, counts);
    }

    public NodeInfo? Find(string name) => places.TryGetValue(name, out var at) ? Nodes[at] : null;

    /// <summary>On how many nodes an image is.</summary>
    public int NodesWithImage(string name) => imageNodes.GetValueOrDefault(name);

    /// <summary>Nodes with pods that have pod affinity or anti-affinity of any kind.</summary>
    public IEnumerable<NodeInfo> WithAffinity() => PodsWith.Affinity == 0 ? [] : Nodes.Where(static n => !n.PodsWithAffinity.IsEmpty);

    /// <summary>Nodes with pods that keep others away.</summary>
    public IEnumerable<NodeInfo> WithRequiredAntiAffinity() =>
        PodsWith.RequiredAntiAffinity == 0 ? [] : Nodes.Where(static n => !n.PodsWithRequiredAntiAffinity.IsEmpty);

    /// <summary>How many pods have affinity of any kind, and how many keep others away.</summary>
    internal readonly record struct Counts(int Affinity, int RequiredAntiAffinity)
    {
        public Counts Plus(NodeInfo node, int sign) =>
            new(Affinity + (sign * node.PodsWithAffinity.Count), RequiredAntiAffinity + (sign * node.PodsWithRequiredAntiAffinity.Count));
    }
}
