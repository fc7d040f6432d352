using Keles.Api.Core.V1;

namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>How much of the cluster's processors each zone has; nothing where it cannot be said or there is one zone only.</summary>
internal sealed record ZoneShares(IReadOnlyDictionary<string, double> Shares)
{
    public static ZoneShares None { get; } = new(new Dictionary<string, double>());

    /// <summary>Of the ready nodes that are no control planes. One node that does not say its zone or processors makes all unknown.</summary>
    public static ZoneShares Of(IEnumerable<Node> nodes)
    {
        var byZone = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (IsControlPlane(node) || !NodeConditionIsTrue(node)) continue;
            var cpu = node.Status.Allocatable.TryGetValue("cpu", out var amount) ? amount.MilliValue() : 0;
            if (ZoneOf(node) is not { Length: > 0 } zone || cpu == 0) return None;
            byZone[zone] = byZone.GetValueOrDefault(zone) + cpu;
        }

        var total = byZone.Values.Sum();
        return byZone.Count < 2 ? None : new(byZone.ToDictionary(static z => z.Key, z => (double)z.Value / total, StringComparer.Ordinal));
    }

    public static string? ZoneOf(Node node) => node.Metadata.Labels.Get("topology.kubernetes.io/zone");

    /// <summary>Whether a change of a node can change the shares.</summary>
    public static bool Differ(Node a, Node b) =>
        ZoneOf(a) != ZoneOf(b) || NodeConditionIsTrue(a) != NodeConditionIsTrue(b) || IsControlPlane(a) != IsControlPlane(b) || a.Status.Allocatable != b.Status.Allocatable;

    /// <summary>How many endpoints each zone must, would best and may at most have; null when they cannot be spread so that no endpoint is overloaded.</summary>
    public SortedDictionary<string, ZoneAllocation>? Allocate(int endpoints)
    {
        var allocations = new SortedDictionary<string, ZoneAllocation>(StringComparer.Ordinal);
        foreach (var (zone, share) in Shares)
        {
            var least = ZoneAllocation.Least(share, endpoints);
            allocations[zone] = new(least, 0, Math.Max(share * endpoints, least));
        }

        var spare = endpoints - allocations.Values.Sum(static a => a.Minimum);
        if (spare < 0) return null;
        foreach (var zone in Shares.Keys) allocations[zone] = allocations[zone] with { Maximum = allocations[zone].Minimum + spare };
        return allocations;
    }

    /// <summary>Whether a zone has fewer endpoints than its share needs.</summary>
    public bool IsOverloaded(IReadOnlyDictionary<string, int> endpoints) => endpoints.Count > 0
        && (Shares.Count == 0 || Shares.Any(s => !endpoints.TryGetValue(s.Key, out var count) || count < ZoneAllocation.Least(s.Value, endpoints.Values.Sum())));

    private static bool IsControlPlane(Node node) =>
        node.Metadata.Labels.ContainsKey("node-role.kubernetes.io/control-plane") || node.Metadata.Labels.ContainsKey("node-role.kubernetes.io/master");

    private static bool NodeConditionIsTrue(Node node) => node.Status.Conditions.Find(static c => c.Type == "Ready")?.Status == "True";
}
