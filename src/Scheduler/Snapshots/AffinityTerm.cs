namespace Keles.Scheduler;

/// <summary>A term of pod affinity or anti-affinity, read once: which pods it means, and within which part of the cluster.</summary>
internal sealed class AffinityTerm
{
    private readonly Items<string> namespaces;
    private readonly Selector namespaceSelector;
    private readonly Selector selector;

    public AffinityTerm(PodAffinityTerm term, string ownNamespace, int weight = 0)
    {
        // Without any word about namespaces the pod's own is meant.
        namespaces = term.Namespaces.IsEmpty && term.NamespaceSelector is null ? [ownNamespace] : term.Namespaces;
        namespaceSelector = LabelSelectors.Read(term.NamespaceSelector);
        selector = LabelSelectors.Read(term.LabelSelector);
        TopologyKey = term.TopologyKey;
        Weight = weight;
    }

    public string TopologyKey { get; }

    /// <summary>Of a preferred term; 0 for a required one.</summary>
    public int Weight { get; }

    public bool Matches(Pod pod, IClusterView cluster) => selector.Matches(pod.Metadata.Labels) && InNamespace(pod.Metadata.Namespace, cluster);

    private bool InNamespace(string ns, IClusterView cluster) =>
        namespaces.Contains(ns)
        || (!namespaceSelector.MatchesNothing && (namespaceSelector.IsEverything || namespaceSelector.Matches(cluster.NamespaceLabels(ns))));
}
