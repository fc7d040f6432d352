using Keles.Machinery;

namespace Keles.Api.FlowControl.V1;

/// <summary>Which requests a flow schema is about.</summary>
internal static class FlowRuleValidation
{
    private const string Any = "*";

    private static readonly string[] Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];

    public static void Resource(ResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        VerbsOf(rule.Verbs, path.Child("verbs"), errors);
        Listed(rule.ApiGroups, "resource rules must supply at least one api group", "api groups", path.Child("apiGroups"), errors);
        Listed(rule.Resources, "resource rules must supply at least one resource", "resources", path.Child("resources"), errors);
        Namespaces(rule, path.Child("namespaces"), errors);
    }

    public static void NonResource(NonResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        VerbsOf(rule.Verbs, path.Child("verbs"), errors);
        var urls = path.Child("nonResourceURLs");
        if (Listed(rule.NonResourceURLs, "nonResourceURLs must contain at least one value", "non-resource URLs", urls, errors)) return;
        for (var i = 0; i < rule.NonResourceURLs.Count; i++) Path(rule.NonResourceURLs[i], urls.Index(i), errors);
    }

    private static void VerbsOf(Items<string> verbs, FieldPath path, FieldErrors errors)
    {
        if (!Listed(verbs, "verbs must contain at least one value", "verbs", path, errors) && !verbs.All(static v => Verbs.Contains(v))) errors.NotSupported(path, verbs, Verbs);
    }

    private static void Namespaces(ResourcePolicyRule rule, FieldPath path, FieldErrors errors)
    {
        if (rule.Namespaces.IsEmpty)
        {
            if (!rule.ClusterScope) errors.Required(path, "resource rules that are not cluster scoped must supply at least one namespace");
            return;
        }

        if (Listed(rule.Namespaces, "", "namespaces", path, errors)) return;
        for (var i = 0; i < rule.Namespaces.Count; i++)
        {
            foreach (var problem in DnsNames.Label(rule.Namespaces[i])) errors.Invalid(path.Index(i), rule.Namespaces[i], "each member of this list must be '*' or a DNS-1123 label; " + problem);
        }
    }

    /// <summary>Whether there is nothing more to look at: an empty list, or one that names everything.</summary>
    private static bool Listed(Items<string> values, string empty, string others, FieldPath path, FieldErrors errors)
    {
        if (values.IsEmpty) errors.Required(path, empty);
        else if (values.Contains(Any) && values.Count > 1) errors.Invalid(path, values, $"if '*' is present, must not specify other {others}");
        return values.IsEmpty || values.Contains(Any);
    }

    private static void Path(string path, FieldPath at, FieldErrors errors)
    {
        var stars = path.Count(static c => c == '*');
        if (path.Length == 0) errors.Invalid(at, path, "must not be empty");
        else if (path[0] != '/') errors.Invalid(at, path, "must start with slash");
        else if (path.Contains(' ', StringComparison.Ordinal)) errors.Invalid(at, path, "must not contain white-space");
        else if (path.Contains("//", StringComparison.Ordinal)) errors.Invalid(at, path, "must not contain double slash");
        else if (stars > 1 || (stars == 1 && !path.EndsWith("/*", StringComparison.Ordinal))) errors.Invalid(at, path, "wildcard can only do suffix matching");
    }
}
