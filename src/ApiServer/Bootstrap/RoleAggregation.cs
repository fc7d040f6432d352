using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The rules of aggregating cluster roles: those of all roles that their selectors choose.</summary>
internal static class RoleAggregation
{
    /// <summary>Aggregates may be chosen by aggregates (view into edit into admin); longer chains than this are cycles.</summary>
    private const int LongestChain = 8;

    /// <summary>The aggregating roles whose rules must change, with their new rules.</summary>
    public static IReadOnlyList<ClusterRole> Plan(IEnumerable<ClusterRole> roles)
    {
        var now = roles.OrderBy(static r => r.Metadata.Name, StringComparer.Ordinal).ToArray();
        var changed = new SortedDictionary<string, ClusterRole>(StringComparer.Ordinal);
        for (var round = 0; round < LongestChain; round++)
        {
            var quiet = true;
            for (var i = 0; i < now.Length; i++)
            {
                if (now[i].AggregationRule is not { } rule) continue;
                var rules = Collect(now[i], rule, now);
                if (rules.AsEnumerable().SequenceEqual(now[i].Rules)) continue;
                now[i] = now[i] with { Rules = rules };
                changed[now[i].Metadata.Name] = now[i];
                quiet = false;
            }

            if (quiet) break;
        }

        return [.. changed.Values];
    }

    private static Items<PolicyRule> Collect(ClusterRole role, AggregationRule rule, ClusterRole[] all)
    {
        var rules = new List<PolicyRule>();
        var known = new HashSet<PolicyRule>();
        foreach (var labels in rule.ClusterRoleSelectors)
        {
            // A selector that cannot be read chooses nothing; validation refuses it at the write.
            if (!Selector.TryFrom(labels, out var selector, out _)) continue;
            foreach (var other in all)
            {
                if (other.Metadata.Name == role.Metadata.Name || !selector.Matches(other.Metadata.Labels)) continue;
                foreach (var given in other.Rules)
                {
                    if (known.Add(given)) rules.Add(given);
                }
            }
        }

        return rules.ToItems();
    }
}
