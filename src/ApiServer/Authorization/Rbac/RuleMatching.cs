using Keles.Api.Rbac.V1;

namespace Keles.ApiServer;

/// <summary>Whether one rule of a role allows a request.</summary>
internal static class RuleMatching
{
    public const string All = "*";

    public static bool Allows(this PolicyRule rule, AccessRequest request)
    {
        if (!Has(rule.Verbs.AsSpan(), request.Verb)) return false;
        if (!request.IsResource) return AllowsPath(rule, request.Path);
        return Has(rule.ApiGroups.AsSpan(), request.Group) && AllowsResource(rule, request) && AllowsName(rule, request.Name);
    }

    private static bool Has(ReadOnlySpan<string> values, string wanted)
    {
        foreach (var value in values)
        {
            if (value == All || value == wanted) return true;
        }

        return false;
    }

    private static bool AllowsResource(PolicyRule rule, AccessRequest request)
    {
        var (resource, sub) = (request.Resource, request.Subresource);
        foreach (var r in rule.Resources)
        {
            if (r == All) return true;
            if (sub.Length == 0)
            {
                if (r == resource) return true;
                continue;
            }

            // "pods/log" itself, or "*/log" for that subresource of anything.
            if (r.Length == resource.Length + 1 + sub.Length && r[resource.Length] == '/'
                && r.StartsWith(resource, StringComparison.Ordinal) && r.EndsWith(sub, StringComparison.Ordinal)) return true;
            if (r.Length == sub.Length + 2 && r.StartsWith("*/", StringComparison.Ordinal) && r.EndsWith(sub, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool AllowsName(PolicyRule rule, string name) => rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(name);

    private static bool AllowsPath(PolicyRule rule, string path)
    {
        foreach (var url in rule.NonResourceURLs)
        {
            if (url == All || url == path) return true;
            if (url.EndsWith('*') && path.StartsWith(url.TrimEnd('*'), StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
