using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Where a pod must or would like to run, by nodes and by other pods.</summary>
public static class AffinityValidation
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";
    private const string Preferred = "preferredDuringSchedulingIgnoredDuringExecution";

    internal static void Of(Affinity? affinity, FieldPath path, FieldErrors errors)
    {
        if (affinity?.NodeAffinity is { } nodes) Nodes(nodes, path.Child("nodeAffinity"), errors);
        if (affinity?.PodAffinity is { } near) Pods(near.RequiredDuringSchedulingIgnoredDuringExecution, near.PreferredDuringSchedulingIgnoredDuringExecution, path.Child("podAffinity"), errors);
        if (affinity?.PodAntiAffinity is { } far) Pods(far.RequiredDuringSchedulingIgnoredDuringExecution, far.PreferredDuringSchedulingIgnoredDuringExecution, path.Child("podAntiAffinity"), errors);
    }

    public static void Nodes(NodeAffinity affinity, FieldPath path, FieldErrors errors)
    {
        if (affinity.RequiredDuringSchedulingIgnoredDuringExecution is { } required) NodeSelectorValidation.Of(required, path.Child(Required), errors);
        for (var i = 0; i < affinity.PreferredDuringSchedulingIgnoredDuringExecution.Count; i++)
        {
            var (term, at) = (affinity.PreferredDuringSchedulingIgnoredDuringExecution[i], path.Child(Preferred).Index(i));
            Weight(term.Weight, at, errors);
            NodeSelectorValidation.Term(term.Preference, at.Child("preference"), errors, anyValue: true);
        }
    }

    private static void Pods(Items<PodAffinityTerm> required, Items<WeightedPodAffinityTerm> preferred, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < required.Count; i++) Term(required[i], path.Child(Required).Index(i), errors);
        for (var i = 0; i < preferred.Count; i++)
        {
            var at = path.Child(Preferred).Index(i);
            Weight(preferred[i].Weight, at, errors);
            Term(preferred[i].PodAffinityTerm, at.Child("podAffinityTerm"), errors);
        }
    }

    private static void Weight(int weight, FieldPath path, FieldErrors errors)
    {
        if (weight is <= 0 or > 100) errors.Invalid(path.Child("weight"), weight, "must be in the range 1-100");
    }

    private static void Term(PodAffinityTerm term, FieldPath path, FieldErrors errors)
    {
        LabelValidation.Selector(term.LabelSelector, path.Child("labelSelector"), errors);
        LabelValidation.Selector(term.NamespaceSelector, path.Child("namespaceSelector"), errors);
        foreach (var name in term.Namespaces) errors.RequireLabel(path.Child("namespace"), name);
        MatchLabelKeysValidation.Keys(term.MatchLabelKeys, term.LabelSelector, path.Child("matchLabelKeys"), errors);
        MatchLabelKeysValidation.Keys(term.MismatchLabelKeys, term.LabelSelector, path.Child("mismatchLabelKeys"), errors);

        // Upstream counts from the term, not from the list of keys.
        MatchLabelKeysValidation.Once(term.MatchLabelKeys, term.LabelSelector, path, errors);
        for (var i = 0; i < term.MatchLabelKeys.Count; i++)
        {
            if (term.MismatchLabelKeys.Contains(term.MatchLabelKeys[i])) errors.Invalid(path.Child("matchLabelKeys").Index(i), term.MatchLabelKeys[i], "exists in both matchLabelKeys and mismatchLabelKeys");
        }

        if (term.TopologyKey.Length == 0) errors.Required(path.Child("topologyKey"), "can not be empty");
        errors.RequireQualifiedName(path.Child("topologyKey"), term.TopologyKey);
    }
}
