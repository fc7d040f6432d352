using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Machinery;

namespace Keles.Controllers.Disruption;

/// <summary>Which pods a budget is for.</summary>
internal static class BudgetPods
{
    /// <summary>A budget without a selector is for none, one with an empty selector for all of its namespace.</summary>
    public static bool Covers(PodDisruptionBudget budget, Pod pod) => Selector.TryFrom(budget.Spec.Selector, out var selector, out _) && selector.Matches(pod.Metadata.Labels);

    /// <summary>As Go prints a selector: the words of an event.</summary>
    public static string Text(LabelSelector? selector)
    {
        if (selector is null) return "nil";
        var labels = string.Concat(selector.MatchLabels.Select(static l => $"{l.Key}: {l.Value},"));
        var expressions = string.Concat(selector.MatchExpressions.Select(static e => $"LabelSelectorRequirement{{Key:{e.Key},Operator:{e.Operator},Values:[{string.Join(' ', e.Values)}],}},"));
        return $"&LabelSelector{{MatchLabels:map[string]string{{{labels}}},MatchExpressions:[]LabelSelectorRequirement{{{expressions}}},}}";
    }
}
