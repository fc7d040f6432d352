using Keles.Api.Discovery.V1;

namespace Keles.Controllers.EndpointSlices;

/// <summary>For whom an endpoint is, where a service asks for traffic to stay near.</summary>
internal static class TrafficHints
{
    public static EndpointHints? Of(string? distribution, string? zone, string node) => distribution switch
    {
        "PreferClose" or "PreferSameZone" when zone is not null => new() { ForZones = [new() { Name = zone }] },
        "PreferSameNode" when zone is not null || node.Length > 0 => new()
        {
            ForZones = zone is null ? default : [new() { Name = zone }],
            ForNodes = node.Length == 0 ? default : [new() { Name = node }],
        },
        _ => null,
    };
}
