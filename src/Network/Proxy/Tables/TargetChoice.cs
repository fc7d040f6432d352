using Keles.Machinery;

namespace Keles.Network.Proxy.Tables;

/// <summary>Which endpoints of a service this node uses: ready ones, and where there are none those that still answer while they end.</summary>
internal static class TargetChoice
{
    public static VirtualService Choose(VirtualService service, IReadOnlyList<ObservedTarget> observed, NodePlace place)
    {
        var usable = Usable(observed);
        var local = service.UsesLocal ? Usable([.. observed.Where(static t => t.Target.IsLocal)]) : [];
        return service with
        {
            Cluster = service.UsesCluster ? Ordered(Near(usable, place)) : [],
            Local = Ordered(local),
            HasTargets = usable.Count > 0,
        };
    }

    private static List<ObservedTarget> Usable(IReadOnlyList<ObservedTarget> observed)
    {
        var ready = observed.Where(static t => t.IsReady).ToList();
        return ready.Count > 0 ? ready : [.. observed.Where(static t => t.IsLastResort)];
    }

    /// <summary>Hints count only when every ready endpoint has one and one of them is meant for this node or zone; anything else would starve somebody.</summary>
    private static List<ObservedTarget> Near(List<ObservedTarget> usable, NodePlace place)
    {
        if (usable.Count == 0 || !usable[0].IsReady)
        {
            return usable;
        }
        if (usable.TrueForAll(static t => t.HasNodeHints) && usable.FindAll(t => t.IsHintedForNode(place.Node)) is { Count: > 0 } onNode)
        {
            return onNode;
        }
        return place.Zone.Length > 0 && usable.TrueForAll(static t => t.HasZoneHints) && usable.FindAll(t => t.IsHintedForZone(place.Zone)) is { Count: > 0 } inZone
            ? inZone : usable;
    }

    /// <summary>In a fixed order, so that the same endpoints make the same rules.</summary>
    private static Items<Target> Ordered(List<ObservedTarget> chosen) =>
        [.. chosen.Select(static t => t.Target).OrderBy(static t => t.Address, AddressOrder.Instance).ThenBy(static t => t.Port)];
}
