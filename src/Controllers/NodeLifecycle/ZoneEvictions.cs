using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.NodeLifecycle;

/// <summary>How fast nodes of a zone may lose their pods: slowly, ever more slowly where most of a zone is silent, and not at all when every node
/// of the cluster is: then it is more likely that this process is the one cut off.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects all fields.</remarks>
internal sealed class ZoneEvictions
{
    /// <summary>Between two nodes of a zone, normally and in a big zone that is unhealthy; a small unhealthy zone loses none.</summary>
    private static readonly TimeSpan Normal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(100);

    private const double UnhealthyShare = 0.55;
    private const int FewUnready = 2;
    private const int BigZone = 50;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (TimeSpan? Every, TimeSpan Next)> zones = new(StringComparer.Ordinal);

    /// <summary>No node anywhere is ready.</summary>
    public bool IsAllSilent { get; private set; }

    public static string ZoneOf(Node node)
    {
        var (region, zone) = (node.Metadata.Labels.Get("topology.kubernetes.io/region"), node.Metadata.Labels.Get("topology.kubernetes.io/zone"));
        return region is null && zone is null ? "" : $"{region}:{zone}";
    }

    /// <param name="nodes">All there are.</param>
    /// <returns>Whether some node is ready again after none was.</returns>
    public bool Look(IEnumerable<(string Zone, bool Ready)> nodes)
    {
        lock (gate)
        {
            var was = IsAllSilent;
            var groups = nodes.GroupBy(static n => n.Zone, static n => n.Ready).ToArray();
            IsAllSilent = groups.Length > 0 && groups.All(static g => !g.Contains(true));
            foreach (var group in groups) zones[group.Key] = (Pace(group.Count(static r => r), group.Count(static r => !r)), zones.GetValueOrDefault(group.Key).Next);
            return was && !IsAllSilent;
        }
    }

    /// <summary>Whether one more node of the zone may lose its pods now; a yes is used up.</summary>
    public bool MayTake(string zone, TimeSpan now)
    {
        lock (gate)
        {
            if (IsAllSilent || !zones.TryGetValue(zone, out var state) || state.Every is not { } every || now < state.Next) return false;
            zones[zone] = (every, now + every);
            return true;
        }
    }

    private static TimeSpan? Pace(int ready, int unready)
    {
        var isUnhealthy = ready > 0 && unready > FewUnready && (double)unready / (ready + unready) >= UnhealthyShare;
        return !isUnhealthy ? Normal : ready + unready > BigZone ? Slow : null;
    }
}
