namespace Keles.Scheduler;

/// <summary>The order in which nodes are looked at: one of each zone in turn, so that a sample of the first ones spans all zones.</summary>
internal static class ZoneOrder
{
    private const string Region = "topology.kubernetes.io/region";
    private const string Zone = "topology.kubernetes.io/zone";

    public static List<NodeInfo> Of(IReadOnlyCollection<NodeInfo> nodes)
    {
        var zones = nodes.GroupBy(static n => (n.Labels.Get(Region), n.Labels.Get(Zone))).Select(static z => z.ToArray()).ToArray();
        var ordered = new List<NodeInfo>(nodes.Count);
        for (var row = 0; ordered.Count < nodes.Count; row++)
        {
            foreach (var zone in zones) if (row < zone.Length) ordered.Add(zone[row]);
        }

        return ordered;
    }
}
