namespace Keles.ApiServer.Aggregation;

/// <summary>The order of groups and of their versions that upstream gives to its own.</summary>
internal static class ServicePriorities
{
    /// <summary>Of what custom resource definitions add.</summary>
    public const int CustomGroup = 1000;

    public const int CustomVersion = 100;

    private const int StableVersion = 15;

    private static readonly Dictionary<string, int> Groups = new(StringComparer.Ordinal)
    {
        [""] = 18000, ["apps"] = 17800, ["events.k8s.io"] = 17750, ["authentication.k8s.io"] = 17700, ["authorization.k8s.io"] = 17600, ["autoscaling"] = 17500,
        ["batch"] = 17400, ["certificates.k8s.io"] = 17300, ["networking.k8s.io"] = 17200, ["policy"] = 17100, ["rbac.authorization.k8s.io"] = 17000,
        ["storage.k8s.io"] = 16800, ["admissionregistration.k8s.io"] = 16700, ["apiextensions.k8s.io"] = 16700, ["scheduling.k8s.io"] = 16600,
        ["coordination.k8s.io"] = 16500, ["node.k8s.io"] = 16300, ["discovery.k8s.io"] = 16200, ["resource.k8s.io"] = 16200,
        ["flowcontrol.apiserver.k8s.io"] = 16100, ["internal.apiserver.k8s.io"] = 16000, ["storagemigration.k8s.io"] = 15800,
    };

    private static readonly Dictionary<(string Group, string Version), int> Versions = new()
    {
        [("", "v1")] = 1, [("autoscaling", "v2")] = 30, [("flowcontrol.apiserver.k8s.io", "v1")] = 21, [("resource.k8s.io", "v1")] = 20,
    };

    /// <summary>Null for a group that is not upstream's.</summary>
    public static (int Group, int Version)? Of(string group, string version) =>
        Groups.TryGetValue(group, out var priority) ? (priority, Versions.GetValueOrDefault((group, version), StableVersion)) : null;

    /// <summary>Of a group in the merged list; the group that speaks of API services itself stands right behind the core.</summary>
    public static int OfGroup(string group) => group == "apiregistration.k8s.io" ? Groups[""] - 1 : Groups.GetValueOrDefault(group, CustomGroup);
}
