using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Which requests a policy or a binding is about.</summary>
internal static class MatchResourcesValidation
{
    public static void Of(MatchResources? match, FieldPath path, FieldErrors errors)
    {
        if (match is null) return;
        if (match.MatchPolicy is not { } policy) errors.Required(path.Child("matchPolicy"));
        else errors.RequireOneOf(path.Child("matchPolicy"), policy, "Equivalent", "Exact");
        Selector(match.NamespaceSelector, path.Child("namespaceSelector"), errors);
        Selector(match.ObjectSelector, path.Child("objectSelector"), errors);
        for (var i = 0; i < match.ResourceRules.Count; i++) Rule(match.ResourceRules[i], path.Child("resourceRules").Index(i), errors);
        for (var i = 0; i < match.ExcludeResourceRules.Count; i++) Rule(match.ExcludeResourceRules[i], path.Child("excludeResourceRules").Index(i), errors);
    }

    /// <summary>A policy must say which resources: that is where its expressions' types come from.</summary>
    public static void OfPolicy(MatchResources? match, FieldPath path, FieldErrors errors)
    {
        if (match is null)
        {
            errors.Required(path);
            return;
        }

        Of(match, path, errors);
        if (match.ResourceRules.IsEmpty) errors.Required(path.Child("resourceRules"));
    }

    private static void Selector(LabelSelector? selector, FieldPath path, FieldErrors errors)
    {
        if (selector is null) errors.Required(path);
        else LabelValidation.Selector(selector, path, errors);
    }

    private static void Rule(NamedRuleWithOperations rule, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rule.ResourceNames.Count; i++)
        {
            var at = path.Child("resourceNames").Index(i);
            errors.InvalidAll(at, rule.ResourceNames[i], PathSegmentNames.Name(rule.ResourceNames[i]));
            if (!names.Add(rule.ResourceNames[i])) errors.Duplicate(at, rule.ResourceNames[i]);
        }

        RuleValidation.WithOperations(RuleParts.Of(rule), path, errors);
    }
}
