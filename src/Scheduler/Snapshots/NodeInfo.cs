namespace Keles.Scheduler;

/// <summary>A node with the pods on it and their sums. Immutable: a pod more or less is another value.</summary>
internal sealed class NodeInfo
{
    private NodeInfo(Node node, Items<PodInfo> pods)
    {
        Node = node;
        Pods = pods;
    }

    public Node Node { get; private init; }

    public string Name => Node.Metadata.Name;

    public OrderedMap<string> Labels => Node.Metadata.Labels;

    public Items<PodInfo> Pods { get; private init; }

    /// <summary>Those of <see cref="Pods"/> with any term of pod affinity or anti-affinity.</summary>
    public Items<PodInfo> PodsWithAffinity { get; private init; }

    /// <summary>Those of <see cref="Pods"/> that keep others away.</summary>
    public Items<PodInfo> PodsWithRequiredAntiAffinity { get; private init; }

    /// <summary>Those of <see cref="Pods"/> that hold host ports.</summary>
    public Items<PodInfo> PodsWithPorts { get; private init; }

    public Amounts Requested { get; private init; }

    /// <summary>As <see cref="Requested"/>, with a guess for containers that state nothing.</summary>
    public Amounts Scored { get; private init; }

    public Amounts Allocatable { get; private init; }

    public long AllowedPods { get; private init; }

    public IReadOnlyDictionary<string, long> ImageSizes { get; private init; } = new Dictionary<string, long>();

    public static NodeInfo Of(Node node, params IEnumerable<PodInfo> pods)
    {
        var info = new NodeInfo(node, []).With(node);
        foreach (var pod in pods) info = info.With(pod);
        return info;
    }

    public NodeInfo With(Node node) => new(node, Pods)
    {
        PodsWithAffinity = PodsWithAffinity,
        PodsWithRequiredAntiAffinity = PodsWithRequiredAntiAffinity,
        PodsWithPorts = PodsWithPorts,
        Requested = Requested,
        Scored = Scored,
        Allocatable = Amounts.Of(node.Status.Allocatable),
        AllowedPods = node.Status.Allocatable.TryGetValue(ResourceNames.Pods, out var pods) ? pods.Value() : 0,

        // Nodes report often and mostly the same images.
        ImageSizes = Node.Status.Images == node.Status.Images && !ReferenceEquals(Node, node) ? ImageSizes : ImageCounts.Sizes(node),
    };

    public NodeInfo With(PodInfo pod) => new(Node, Pods.Add(pod))
    {
        PodsWithAffinity = pod.HasAffinity ? PodsWithAffinity.Add(pod) : PodsWithAffinity,
        PodsWithRequiredAntiAffinity = pod.RequiredFar.IsEmpty ? PodsWithRequiredAntiAffinity : PodsWithRequiredAntiAffinity.Add(pod),
        PodsWithPorts = pod.Ports.IsEmpty ? PodsWithPorts : PodsWithPorts.Add(pod),
        Requested = Requested + pod.Requests,
        Scored = Scored + pod.Scored,
        Allocatable = Allocatable,
        AllowedPods = AllowedPods,
        ImageSizes = ImageSizes,
    };

    /// <summary>The same value when the pod is not here.</summary>
    public NodeInfo Without(string uid)
    {
        if (Pods.Find(p => p.Uid == uid) is not { } pod) return this;
        return new(Node, Pods.Where(p => p.Uid != uid))
        {
            PodsWithAffinity = PodsWithAffinity.Where(p => p.Uid != uid),
            PodsWithRequiredAntiAffinity = PodsWithRequiredAntiAffinity.Where(p => p.Uid != uid),
            PodsWithPorts = PodsWithPorts.Where(p => p.Uid != uid),
            Requested = Requested - pod.Requests,
            Scored = Scored - pod.Scored,
            Allocatable = Allocatable,
            AllowedPods = AllowedPods,
            ImageSizes = ImageSizes,
        };
    }
}
