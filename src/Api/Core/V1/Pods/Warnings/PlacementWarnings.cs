using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about where a pod wants to be.</summary>
internal static class PlacementWarnings
{
    private const string MatchesNothing = "a null labelSelector results in matching no pod";
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    public static IEnumerable<string> OfNodes(PodSpec spec, FieldPath path)
    {
        foreach (var (key, _) in spec.NodeSelector) if (DeprecatedNodeLabels.Message(key) is { } message) yield return $"{path.Child("nodeSelector").Key(key)}: {message}";
        if (spec.Affinity?.NodeAffinity is { } affinity)
        {
            var at = path.Child("affinity", "nodeAffinity");
            var terms = affinity.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
            for (var i = 0; i < terms.Count; i++) foreach (var warning in DeprecatedNodeLabels.InTerm(terms[i], false, at.Child(Required, "nodeSelectorTerms").Index(i))) yield return warning;
            var wishes = affinity.PreferredDuringSchedulingIgnoredDuringExecution;
            for (var i = 0; i < wishes.Count; i++) foreach (var warning in DeprecatedNodeLabels.InTerm(wishes[i].Preference, true, at.Child(Preferred).Index(i).Child("preference"))) yield return warning;
        }

        for (var i = 0; i < spec.TopologySpreadConstraints.Count; i++)
        {
            var (constraint, at) = (spec.TopologySpreadConstraints[i], path.Child("topologySpreadConstraints").Index(i));
            if (DeprecatedNodeLabels.Message(constraint.TopologyKey) is { } message) yield return $"{at.Child("topologyKey")}: {constraint.TopologyKey} is {message}";
            if (constraint.LabelSelector is null) yield return $"{at.Child("labelSelector")}: {MatchesNothing}";
        }
    }

    public static IEnumerable<string> OfPods(PodSpec spec, FieldPath path)
    {
        var (with, without) = (spec.Affinity?.PodAffinity, spec.Affinity?.PodAntiAffinity);
        return
        [
            .. Terms(with?.RequiredDuringSchedulingIgnoredDuringExecution ?? default, path.Child("podAffinity", Required)),
            .. Wishes(with?.PreferredDuringSchedulingIgnoredDuringExecution ?? default, path.Child("podAffinity", Preferred)),
            .. Terms(without?.RequiredDuringSchedulingIgnoredDuringExecution ?? default, path.Child("podAntiAffinity", Required)),
            .. Wishes(without?.PreferredDuringSchedulingIgnoredDuringExecution ?? default, path.Child("podAntiAffinity", Preferred)),
        ];
    }

    private static IEnumerable<string> Terms(Items<PodAffinityTerm> terms, FieldPath path) =>
        terms.Index().Where(static t => t.Item.LabelSelector is null).Select(t => $"{path.Index(t.Index).Child("labelSelector")}: {MatchesNothing}");

    private static IEnumerable<string> Wishes(Items<WeightedPodAffinityTerm> terms, FieldPath path) =>
        terms.Index().Where(static t => t.Item.PodAffinityTerm.LabelSelector is null).Select(t => $"{path.Index(t.Index).Child("podAffinityTerm", "labelSelector")}: {MatchesNothing}");
}
