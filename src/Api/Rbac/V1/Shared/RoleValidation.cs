using Keles.Machinery;

namespace Keles.Api.Rbac.V1;

/// <summary>What holds for roles.</summary>
internal static class RoleValidation
{
    private static readonly FieldPath Rules = FieldPath.Root("rules");

    public static void Of(Role o, FieldErrors errors) => Each(o.Rules, namespaced: true, errors);

    public static void Of(ClusterRole o, FieldErrors errors)
    {
        Each(o.Rules, namespaced: false, errors);
        if (o.AggregationRule is not { } aggregation) return;
        var path = FieldPath.Root("aggregationRule", "clusterRoleSelectors");
        if (aggregation.ClusterRoleSelectors.IsEmpty) errors.Required(path, "at least one clusterRoleSelector required if aggregationRule is non-nil");
        for (var i = 0; i < aggregation.ClusterRoleSelectors.Count; i++) LabelValidation.Selector(aggregation.ClusterRoleSelectors[i], path.Index(i), errors);
    }

    private static void Each(Items<PolicyRule> rules, bool namespaced, FieldErrors errors)
    {
        for (var i = 0; i < rules.Count; i++) Rule(rules[i], namespaced, Rules.Index(i), errors);
    }

    private static void Rule(PolicyRule rule, bool namespaced, FieldPath path, FieldErrors errors)
    {
        if (rule.Verbs.IsEmpty) errors.Required(path.Child("verbs"), "verbs must contain at least one value");
        if (!rule.NonResourceURLs.IsEmpty)
        {
            var urls = path.Child("nonResourceURLs");
            if (namespaced) errors.Invalid(urls, rule.NonResourceURLs, "namespaced rules cannot apply to non-resource URLs");
            if (!rule.ApiGroups.IsEmpty || !rule.Resources.IsEmpty || !rule.ResourceNames.IsEmpty) errors.Invalid(urls, rule.NonResourceURLs, "rules cannot apply to both regular resources and non-resource URLs");
            return;
        }

        if (rule.ApiGroups.IsEmpty) errors.Required(path.Child("apiGroups"), "resource rules must supply at least one api group");
        if (rule.Resources.IsEmpty) errors.Required(path.Child("resources"), "resource rules must supply at least one resource");
    }
}
