namespace Keles.Scheduler;

/// <summary>All nodes with their pods as they were at one moment, assumed pods among them: what one scheduling cycle works on.</summary>
internal sealed class Snapshot
{
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly IReadOnlyDictionary<string, int> imageNodes;

    private Snapshot(NodeList nodes, IReadOnlyDictionary<string, int> places, IReadOnlyDictionary<string, int> imageNodes, Counts counts, NodeHistory? history)
    {
        (Nodes, this.places, this.imageNodes, PodsWith, History) = (nodes, places, imageNodes, counts, history);
        Number = history?.Present ?? 0;
    }

    public static Snapshot Empty { get; } = Of([]);

    public NodeList Nodes { get; }

    /// <summary>How many pods of all have affinity: none is the usual case, and then nobody need look.</summary>
    public Counts PodsWith { get; }

    /// <summary>The same object in all snapshots that have the same nodes at the same places, with the same labels and images.</summary>
    public object Members => places;

    /// <summary>The changes that led here, where they are kept.</summary>
    public NodeHistory? History { get; }

    /// <summary>How many changes of <see cref="History"/> are in it.</summary>
    public long Number { get; }

    public static Snapshot Of(IReadOnlyCollection<NodeInfo> nodes, NodeHistory? history = null)
    {
        var places = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        var counts = default(Counts);
        foreach (var node in nodes)
        {
            places.Add(node.Name, places.Count);
            counts = counts.Plus(node, 1);
        }

        return new(NodeList.Of(nodes), places, ImageCounts.Of(nodes), counts, history);
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
            History?.Add(Nodes[at], node);
            changes.Add((at, node));
        }

        return changes.Count == 0 ? this : new(Nodes.With(changes), places, imageNodes, counts, History);
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
