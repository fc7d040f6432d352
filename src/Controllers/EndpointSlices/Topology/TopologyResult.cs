using Keles.Api.Discovery.V1;

namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>The slices to write, and how many endpoints serve each zone; or why there can be no hints.</summary>
internal sealed record TopologyResult(IReadOnlyList<EndpointSlice> Changed, IReadOnlyDictionary<string, int> Given, string? Problem)
{
    /// <summary>No endpoint has a hint any more.</summary>
    public static TopologyResult Without(IEnumerable<EndpointSlice> changing, IEnumerable<EndpointSlice> unchanged, string? problem) =>
        new([.. changing.Concat(unchanged.Where(static s => s.Endpoints.Any(static e => e.Hints is not null))).Select(WithoutHints)], new Dictionary<string, int>(), problem);

    private static EndpointSlice WithoutHints(EndpointSlice slice) => slice with { Endpoints = slice.Endpoints.Select(static e => e with { Hints = null }) };
}
