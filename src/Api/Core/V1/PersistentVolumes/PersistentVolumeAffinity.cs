namespace Keles.Api.Core.V1;

/// <summary>A volume stays where it is; only a label's name may change from the one it had in beta.</summary>
internal static class PersistentVolumeAffinity
{
    private static readonly Dictionary<string, string> Stable = new(StringComparer.Ordinal)
    {
        ["failure-domain.beta.kubernetes.io/zone"] = "topology.kubernetes.io/zone",
        ["failure-domain.beta.kubernetes.io/region"] = "topology.kubernetes.io/region",
        ["beta.kubernetes.io/os"] = "kubernetes.io/os",
        ["beta.kubernetes.io/arch"] = "kubernetes.io/arch",
        ["beta.kubernetes.io/instance-type"] = "node.kubernetes.io/instance-type",
    };

    public static bool Same(VolumeNodeAffinity? affinity, VolumeNodeAffinity stored)
    {
        if (affinity?.Required is not { } now || stored.Required is not { } before) return Semantic.Equal(affinity, stored);
        if (now.NodeSelectorTerms.Count != before.NodeSelectorTerms.Count) return false;
        for (var i = 0; i < now.NodeSelectorTerms.Count; i++)
        {
            if (!Same(now.NodeSelectorTerms[i], before.NodeSelectorTerms[i])) return false;
        }

        return true;
    }

    private static bool Same(NodeSelectorTerm now, NodeSelectorTerm before)
    {
        if (now.MatchExpressions.Count != before.MatchExpressions.Count || !Semantic.Equal(now.MatchFields, before.MatchFields)) return false;
        for (var i = 0; i < now.MatchExpressions.Count; i++)
        {
            var (a, b) = (now.MatchExpressions[i], before.MatchExpressions[i]);
            if (a.Key != b.Key && Stable.GetValueOrDefault(b.Key) != a.Key) return false;
            if (!Semantic.Equal(a with { Key = b.Key }, b)) return false;
        }

        return true;
    }
}
