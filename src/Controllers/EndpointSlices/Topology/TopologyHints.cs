using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>
/// Slices of one service and one address family with hints that keep traffic in its zone, each zone served by as many endpoints as its share
/// of the processors asks for. Slices that stay as they are keep their hints while these do no harm.
/// </summary>
internal sealed class TopologyHints
{
    private readonly SortedDictionary<string, ZoneAllocation> allocations;
    private readonly List<EndpointSlice> changing;
    private readonly SortedDictionary<string, int> given = new(StringComparer.Ordinal);

    private TopologyHints(SortedDictionary<string, ZoneAllocation> allocations, IEnumerable<EndpointSlice> changing, IEnumerable<EndpointSlice> unchanged)
    {
        this.allocations = allocations;
        this.changing = [.. changing];
        foreach (var slice in unchanged)
        {
            if (Usable(slice) is not { } hints) this.changing.Add(slice);
            else foreach (var (zone, count) in hints) given[zone] = given.GetValueOrDefault(zone) + count;
        }
    }

    /// <param name="changing">Those that will be written anyway.</param>
    /// <param name="unchanged">Those that need not be.</param>
    public static TopologyResult For(ZoneShares shares, IReadOnlyList<EndpointSlice> changing, IReadOnlyList<EndpointSlice> unchanged)
    {
        var ready = changing.Concat(unchanged).Sum(static s => s.Endpoints.Count(IsReady));
        if (shares.Shares.Count == 0) return TopologyResult.Without(changing, unchanged, "Insufficient Node information: allocatable CPU or zone not specified on one or more nodes");
        var amounts = $"({ready} endpoints, {shares.Shares.Count} zones)";
        if (shares.Shares.Count > ready) return TopologyResult.Without(changing, unchanged, $"Insufficient number of endpoints {amounts}");
        if (shares.Allocate(ready) is not { } allocations) return TopologyResult.Without(changing, unchanged, $"Unable to allocate minimum required endpoints to each zone without exceeding overload threshold {amounts}");
        var hints = new TopologyHints(allocations, changing, unchanged);
        if (hints.changing.Any(static s => s.Endpoints.Any(static e => IsReady(e) && string.IsNullOrEmpty(e.Zone)))) return TopologyResult.Without(changing, unchanged, "One or more endpoints do not have a zone specified");
        var written = hints.Write();
        return hints.given.Count == 0 ? TopologyResult.Without(changing, unchanged, "No hints allocated for zones") : new(written, hints.given, null);
    }

    public static bool IsReady(Endpoint endpoint) => endpoint.Conditions.Ready == true;

    private List<EndpointSlice> Write()
    {
        foreach (var endpoint in changing.SelectMany(static s => s.Endpoints.AsSpan().ToArray())) if (IsReady(endpoint)) given[endpoint.Zone!] = given.GetValueOrDefault(endpoint.Zone!) + 1;
        var (giving, receiving) = Moves();
        return [.. changing.Select(s => s with { Endpoints = s.Endpoints.Select(e => Hinted(e, giving, receiving)) })];
    }

    /// <summary>An endpoint serves its own zone, unless that has more than it needs and another less.</summary>
    private Endpoint Hinted(Endpoint endpoint, Dictionary<string, int> giving, SortedDictionary<string, int> receiving)
    {
        if (!IsReady(endpoint)) return endpoint with { Hints = null };
        var zone = endpoint.Zone!;
        if (giving.GetValueOrDefault(zone) > 0 && receiving.Keys.FirstOrDefault() is { } needy)
        {
            giving[zone]--;
            if (--receiving[needy] == 0) receiving.Remove(needy);
            given[zone]--;
            given[needy] = given.GetValueOrDefault(needy) + 1;
            zone = needy;
        }

        return endpoint with { Hints = new() { ForZones = [new() { Name = zone }] } };
    }

    /// <summary>How many endpoints each zone gives to others and gets from others: whole ones, always from who has most to who lacks most.</summary>
    private (Dictionary<string, int> Giving, SortedDictionary<string, int> Receiving) Moves()
    {
        var (surplus, lack) = (new SortedDictionary<string, double>(StringComparer.Ordinal), new SortedDictionary<string, double>(StringComparer.Ordinal));
        foreach (var (zone, allocation) in allocations)
        {
            var difference = given.GetValueOrDefault(zone) - allocation.Desired;
            if (difference > 0) surplus[zone] = difference;
            else if (difference < 0) lack[zone] = -difference;
        }

        var (giving, receiving) = (new Dictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, int>(StringComparer.Ordinal));
        while (Most(surplus) is { } from && Most(lack) is { } to && (from.Amount >= 1 || to.Amount >= 1) && from.Amount >= 0.5 && to.Amount >= 0.5)
        {
            giving[from.Zone] = giving.GetValueOrDefault(from.Zone) + 1;
            receiving[to.Zone] = receiving.GetValueOrDefault(to.Zone) + 1;
            surplus[from.Zone]--;
            lack[to.Zone]--;
        }

        return (giving, receiving);
    }

    private static (string Zone, double Amount)? Most(SortedDictionary<string, double> zones)
    {
        (string Zone, double Amount)? most = null;
        foreach (var (zone, amount) in zones) if (amount > (most?.Amount ?? 0)) most = (zone, amount);
        return most;
    }

    /// <summary>The hints of a slice by zone; null when it must be written: an endpoint lacks them, or they name a zone that is no more, or too many of one.</summary>
    private Dictionary<string, int>? Usable(EndpointSlice slice)
    {
        var hints = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var endpoint in slice.Endpoints)
        {
            if (!IsReady(endpoint)) continue;
            if (endpoint.Hints is not { ForZones.IsEmpty: false }) return null;
            foreach (var zone in endpoint.Hints.ForZones) hints[zone.Name] = hints.GetValueOrDefault(zone.Name) + 1;
        }

        return hints.All(h => allocations.TryGetValue(h.Key, out var allocation) && h.Value + given.GetValueOrDefault(h.Key) <= allocation.Maximum) ? hints : null;
    }
}
