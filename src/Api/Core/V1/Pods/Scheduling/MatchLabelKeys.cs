using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>
/// Affinity and spreading terms may name label keys instead of values: on creation the pod's own values of those labels join the term's
/// selector, so that the pods of one rollout are told from those of the next.
/// </summary>
internal static class MatchLabelKeys
{
    public static PodSpec Resolve(PodSpec spec, OrderedMap<string> labels)
    {
        Items<PodAffinityTerm> Terms(Items<PodAffinityTerm> terms) => terms.Map(t => Resolve(t, labels));
        Items<WeightedPodAffinityTerm> Weighted(Items<WeightedPodAffinityTerm> terms) => terms.Map(t => t with { PodAffinityTerm = Resolve(t.PodAffinityTerm, labels) });
        return spec with
        {
            TopologySpreadConstraints = spec.TopologySpreadConstraints.Map(c => c with { LabelSelector = Add(c.LabelSelector, c.MatchLabelKeys, "In", labels) }),
            Affinity = spec.Affinity is not { } affinity ? null : affinity with
            {
                PodAffinity = affinity.PodAffinity is not { } near ? null : near with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = Terms(near.RequiredDuringSchedulingIgnoredDuringExecution),
                    PreferredDuringSchedulingIgnoredDuringExecution = Weighted(near.PreferredDuringSchedulingIgnoredDuringExecution),
                },
                PodAntiAffinity = affinity.PodAntiAffinity is not { } far ? null : far with
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = Terms(far.RequiredDuringSchedulingIgnoredDuringExecution),
                    PreferredDuringSchedulingIgnoredDuringExecution = Weighted(far.PreferredDuringSchedulingIgnoredDuringExecution),
                },
            },
        };
    }

    private static PodAffinityTerm Resolve(PodAffinityTerm term, OrderedMap<string> labels) => term with
    {
        LabelSelector = Add(Add(term.LabelSelector, term.MatchLabelKeys, "In", labels), term.MismatchLabelKeys, "NotIn", labels),
    };

    /// <summary>Keys that the pod does not have, or that a term without a selector names, add nothing.</summary>
    private static LabelSelector? Add(LabelSelector? selector, Items<string> keys, string op, OrderedMap<string> labels)
    {
        if (selector is null || keys.IsEmpty) return selector;
        var added = keys.Where(labels.ContainsKey).Select(k => new LabelSelectorRequirement { Key = k, Operator = op, Values = [labels[k]] });
        return selector with { MatchExpressions = selector.MatchExpressions.AddRange(added) };
    }
}
