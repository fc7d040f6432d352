using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Whether a pod's node selector and node affinity let it run on a node, and how much it would like to.</summary>
public static class NodeAffinityMatch
{
    public static bool Requires(PodSpec spec, Node node)
    {
        foreach (var (key, value) in spec.NodeSelector) if (node.Metadata.Labels.Get(key) != value) return false;
        var required = spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution;
        return required is null || NodeSelectors.Matches(required, node);
    }

    /// <summary>The sum of the weights of the preferences that hold; a preference for nothing in particular holds on no node.</summary>
    public static long Preference(PodSpec spec, Node node)
    {
        long sum = 0;
        foreach (var term in spec.Affinity?.NodeAffinity?.PreferredDuringSchedulingIgnoredDuringExecution ?? default)
        {
            if (NodeSelectors.Matches(term.Preference, node)) sum += term.Weight;
        }

        return sum;
    }

    /// <summary>Whether a volume can be reached from a node.</summary>
    public static bool Reaches(PersistentVolume volume, Node node) =>
        volume.Spec.NodeAffinity?.Required is not { } required || NodeSelectors.Matches(required, node);
}
