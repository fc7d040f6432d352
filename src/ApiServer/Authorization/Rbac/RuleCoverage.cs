using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Whether the rules somebody has cover the rules he wants to give away.</summary>
internal static class RuleCoverage
{
    /// <summary>What is not covered, in its smallest parts: one verb, group, resource and name each.</summary>
    public static List<PolicyRule> Missing(IReadOnlyList<PolicyRule> owned, IEnumerable<PolicyRule> wanted) =>
        [.. wanted.SelectMany(Parts).Where(part => !owned.Any(rule => Covers(rule, part)))];

    /// <summary>Parts that differ only in their verb joined again, each as upstream's messages show a rule, sorted.</summary>
    public static string Describe(IEnumerable<PolicyRule> parts) => string.Join('\n', parts
        .GroupBy(static p => p with { Verbs = default })
        .Select(static g => Text(g.Key with { Verbs = g.SelectMany(static p => p.Verbs).ToItems() }))
        .Order(StringComparer.Ordinal));

    private static IEnumerable<PolicyRule> Parts(PolicyRule rule)
    {
        foreach (var group in rule.ApiGroups.AsEnumerable())
        {
            foreach (var resource in rule.Resources.AsEnumerable())
            {
                foreach (var verb in rule.Verbs.AsEnumerable())
                {
                    var part = new PolicyRule { ApiGroups = [group], Resources = [resource], Verbs = [verb] };
                    if (rule.ResourceNames.IsEmpty) yield return part;
                    foreach (var name in rule.ResourceNames.AsEnumerable()) yield return part with { ResourceNames = [name] };
                }
            }
        }

        foreach (var url in rule.NonResourceURLs.AsEnumerable())
        {
            foreach (var verb in rule.Verbs.AsEnumerable()) yield return new PolicyRule { NonResourceURLs = [url], Verbs = [verb] };
        }
    }

    private static bool Covers(PolicyRule owned, PolicyRule part)
    {
        if (!HasAll(owned.Verbs, part.Verbs)) return false;
        if (!part.NonResourceURLs.IsEmpty) return part.NonResourceURLs.All(url => owned.NonResourceURLs.Any(o => CoversPath(o, url)));
        return HasAll(owned.ApiGroups, part.ApiGroups)
            && part.Resources.All(r => CoversResource(owned.Resources, r))
            && (owned.ResourceNames.IsEmpty || (!part.ResourceNames.IsEmpty && part.ResourceNames.All(owned.ResourceNames.Contains)));
    }

    private static bool HasAll(Items<string> owned, Items<string> wanted) => owned.Contains(RuleMatching.All) || wanted.All(owned.Contains);

    private static bool CoversResource(Items<string> owned, string resource)
    {
        if (owned.Contains(RuleMatching.All) || owned.Contains(resource)) return true;
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && owned.Contains($"*{resource[slash..]}");
    }

    private static bool CoversPath(string owned, string path) => owned == path || owned == RuleMatching.All
        || (owned.EndsWith('*') && path.StartsWith(owned.TrimEnd('*'), StringComparison.Ordinal));

    private static string Text(PolicyRule rule)
    {
        var parts = new List<string>();
        Add("APIGroups", rule.ApiGroups);
        Add("Resources", rule.Resources);
        Add("NonResourceURLs", rule.NonResourceURLs);
        Add("ResourceNames", rule.ResourceNames);
        Add("Verbs", rule.Verbs);
        return $"{{{string.Join(", ", parts)}}}";

        void Add(string name, Items<string> values)
        {
            if (!values.IsEmpty) parts.Add($"{name}:{Quoted(values)}");
        }
    }

    /// <summary>As Go prints a list of texts.</summary>
    public static string Quoted(Items<string> values) => $"[{string.Join(' ', values.AsEnumerable().Select(GoQuote.Quote))}]";
}
