namespace Keles.ApiServer;

/// <summary>Labels that a node may not set itself: others rely on them to keep work off it.</summary>
internal static class NodeLabels
{
    private static readonly HashSet<string> Own =
    [
        "kubernetes.io/hostname",
        "topology.kubernetes.io/zone",
        "topology.kubernetes.io/region",
        "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
        "node.kubernetes.io/instance-type",
        "beta.kubernetes.io/instance-type",
        "kubernetes.io/os",
        "kubernetes.io/arch",
        "beta.kubernetes.io/os",
        "beta.kubernetes.io/arch",
    ];

    private static readonly string[] OwnDomains = ["kubelet.kubernetes.io", "node.kubernetes.io"];

    public static bool IsForbidden(string label)
    {
        var slash = label.IndexOf('/', StringComparison.Ordinal);
        var domain = slash < 0 ? "" : label[..slash];
        if (IsIn(domain, "node-restriction.kubernetes.io")) return true;
        if (!IsIn(domain, "kubernetes.io") && !IsIn(domain, "k8s.io")) return false;
        return !Own.Contains(label) && !OwnDomains.Any(d => IsIn(domain, d));
    }

    private static bool IsIn(string domain, string parent) => domain == parent || domain.EndsWith("." + parent, StringComparison.Ordinal);
}
