namespace Keles.Scheduler;

/// <summary>The nodes that an affinity names one by one, as daemon pods do: then no other need be looked at.</summary>
internal static class NamedNodes
{
    /// <summary>Null when some term leaves the name open.</summary>
    public static IReadOnlySet<string>? Of(NodeSelector selector)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in selector.NodeSelectorTerms)
        {
            if (Of(term) is not { } names) return null;
            all.UnionWith(names);
        }

        return all;
    }

    private static HashSet<string>? Of(NodeSelectorTerm term)
    {
        HashSet<string>? names = null;
        foreach (var field in term.MatchFields)
        {
            if (field is not { Key: "metadata.name", Operator: "In" }) continue;
            if (names is null) names = new(field.Values, StringComparer.Ordinal);
            else names.IntersectWith(field.Values);
        }

        return names;
    }
}
