using Keles.Api.FlowControl.V1;
using Keles.Machinery;

namespace Keles.ApiServer.FlowControl;

/// <summary>Whether a flow schema's rules speak of a request.</summary>
internal static class FlowRules
{
    private const string All = "*";

    public static bool Matches(Items<PolicyRulesWithSubjects> rules, UserIdentity user, RequestInfo info)
    {
        foreach (var rule in rules)
        {
            if (IsAbout(rule, info) && Concerns(rule.Subjects, user)) return true;
        }

        return false;
    }

    private static bool Concerns(Items<Subject> subjects, UserIdentity user)
    {
        foreach (var subject in subjects)
        {
            if (SubjectMatch.Matches(subject, user)) return true;
        }

        return false;
    }

    private static bool IsAbout(PolicyRulesWithSubjects rule, RequestInfo info)
    {
        if (info.IsResource)
        {
            foreach (var one in rule.ResourceRules)
            {
                if (Has(one.Verbs, info.Verb) && Has(one.ApiGroups, info.Group) && HasResource(one.Resources, info) && HasNamespace(one, info.Namespace)) return true;
            }

            return false;
        }

        foreach (var one in rule.NonResourceRules)
        {
            if (Has(one.Verbs, info.Verb) && HasPath(one.NonResourceURLs, info.Path)) return true;
        }

        return false;
    }

    private static bool HasNamespace(ResourcePolicyRule rule, string ns) => ns.Length == 0 ? rule.ClusterScope : Has(rule.Namespaces, ns);

    private static bool HasResource(Items<string> resources, RequestInfo info)
    {
        foreach (var one in resources)
        {
            if (one == All) return true;
            if (info.Subresource.Length == 0 ? one == info.Resource : IsBoth(one, info.Resource, info.Subresource)) return true;
        }

        return false;
    }

    private static bool IsBoth(string text, string resource, string subresource) =>
        text.Length == resource.Length + 1 + subresource.Length && text.StartsWith(resource, StringComparison.Ordinal) && text[resource.Length] == '/' && text.EndsWith(subresource, StringComparison.Ordinal);

    private static bool HasPath(Items<string> paths, string path)
    {
        foreach (var one in paths)
        {
            if (one == All || one == path) return true;
            if (one.EndsWith("/*", StringComparison.Ordinal) && path.AsSpan().StartsWith(one.AsSpan(0, one.Length - 1), StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool Has(Items<string> items, string wanted)
    {
        foreach (var one in items)
        {
            if (one == All || one == wanted) return true;
        }

        return false;
    }
}
