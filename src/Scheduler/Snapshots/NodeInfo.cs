namespace Keles.Scheduler;

/// <summary>A node with the pods on it and their sums. Immutable: a pod more or less is another value.</summary>
internal sealed class NodeInfo
{
    private NodeInfo(Node node, PodList pods)
    {
        Node = node;
        Name = node.Metadata.Name;
        Pods = pods;
    }

    public Node Node { get; }

    public string Name { get; }

    public OrderedMap<string> Labels => Node.Metadata.Labels;

    public PodList Pods { get; }

    /// <summary>Those of <see cref="Pods"/> with any term of pod affinity or anti-affinity.</summary>
    public PodList PodsWithAffinity { get; private init; } = PodList.Empty;

    /// <summary>Those of <see cref="Pods"/> that keep others away.</summary>
    public PodList PodsWithRequiredAntiAffinity { get; private init; } = PodList.Empty;

    /// <summary>Those of <see cref="Pods"/> that hold host ports.</summary>
    public PodList PodsWithPorts { get; private init; } = PodList.Empty;

    public Amounts Requested { get; private init; }

    /// <summary>As <see cref="Requested"/>, with a guess for containers that state nothing.</summary>
    public Amounts Scored { get; private init; }

    public Amounts Allocatable { get; private init; }

    public long AllowedPods { get; private init; }

    public IReadOnlyDictionary<string, long> ImageSizes { get; private init; } = new Dictionary<string, long>();

    public static NodeInfo Of(Node node, params IEnumerable<PodInfo> pods)
    {
        var info = new NodeInfo(node, PodList.Empty).With(node);
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

    /// <summary>The same value when the pod, as it was added, is not here.</summary>
    public NodeInfo Without(PodInfo pod)
    {
        var left = Pods.Without(pod);
        if (ReferenceEquals(left, Pods)) return this;
        return new(Node, left)
        {
            PodsWithAffinity = pod.HasAffinity ? PodsWithAffinity.Without(pod) : PodsWithAffinity,
            PodsWithRequiredAntiAffinity = pod.RequiredFar.IsEmpty ? PodsWithRequiredAntiAffinity : PodsWithRequiredAntiAffinity.Without(pod),
            PodsWithPorts = pod.Ports.IsEmpty ? PodsWithPorts : PodsWithPorts.Without(pod),
            Requested = Requested - pod.Requests,
            Scored = Scored - pod.Scored,
            Allocatable = Allocatable,
            AllowedPods = AllowedPods,
            ImageSizes = ImageSizes,
        };
    }
}
