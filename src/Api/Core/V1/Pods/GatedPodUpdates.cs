using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>While a pod is gated its bounds on nodes may be drawn closer, never wider.</summary>
internal static class GatedPodUpdates
{
    /// <returns>The spec with the stored bounds: the rest is compared by the caller.</returns>
    public static PodSpec Check(PodSpec spec, PodSpec stored, FieldPath path, FieldErrors errors)
    {
        if (stored.SchedulingGates.IsEmpty) return spec;
        if (!Semantic.Equal(spec.NodeSelector, stored.NodeSelector))
        {
            foreach (var (key, value) in stored.NodeSelector)
            {
                if (spec.NodeSelector.Get(key) != value)
                {
                    errors.Invalid(path.Child("nodeSelector"), spec.NodeSelector, "only additions are allowed (no mutations or deletions)");
                    break;
                }
            }

            spec = spec with { NodeSelector = stored.NodeSelector };
        }

        NodeAffinity? now = spec.Affinity?.NodeAffinity, before = stored.Affinity?.NodeAffinity;
        if (Semantic.Equal(now, before)) return spec;
        Affinity(now, before, path.Child("affinity", "nodeAffinity"), errors);
        var affinity = (spec.Affinity ?? V1.Affinity.Empty) with { NodeAffinity = before };
        return spec with { Affinity = stored.Affinity is null && affinity == V1.Affinity.Empty ? null : affinity };
    }

    private static void Affinity(NodeAffinity? now, NodeAffinity? before, FieldPath path, FieldErrors errors)
    {
        if (before is null or { RequiredDuringSchedulingIgnoredDuringExecution: null }) return;
        var at = path.Child("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        var old = before.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms;
        var terms = now?.RequiredDuringSchedulingIgnoredDuringExecution?.NodeSelectorTerms ?? default;
        if (old.Count > 0 && terms.Count != old.Count)
        {
            errors.Invalid(at, terms, "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
            return;
        }

        for (var i = 0; i < old.Count; i++)
        {
            // A term that asked for nothing matched nothing; it must not begin to match.
            var empty = old[i].MatchExpressions.IsEmpty && old[i].MatchFields.IsEmpty;
            if (empty && terms[i] != old[i]) errors.Invalid(at.Index(i), terms[i], "only additions are allowed (no mutations or deletions)");
            if (!StartsWith(terms[i].MatchExpressions, old[i].MatchExpressions) || !StartsWith(terms[i].MatchFields, old[i].MatchFields)) errors.Invalid(at.Index(i), terms[i], "only additions are allowed (no mutations or deletions)");
        }
    }

    private static bool StartsWith(Items<NodeSelectorRequirement> now, Items<NodeSelectorRequirement> before) => before.All(now.Contains);
}
