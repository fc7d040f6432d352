using System.Globalization;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.Network.Overlay;

/// <summary>What must change so that the kernel's routes lead to the peers' pods. Routes are ours by their protocol number; others are left alone.</summary>
internal static class RoutePlan
{
    /// <summary>Of those that the kernel leaves to routing daemons; no known one uses it.</summary>
    public const int Protocol = 107;

    private static readonly string Ours = Protocol.ToString(CultureInfo.InvariantCulture);

    /// <summary>Lines for ip(8); each stands for itself.</summary>
    /// <param name="services">
    /// Ranges of service addresses. A packet to one must have some route before it can be translated, even on a machine without a default
    /// route; the route itself is never taken.
    /// </param>
    /// <param name="uplink">The link with the node's address; null when it is not there.</param>
    public static IReadOnlyList<string> Changes(IReadOnlyList<NetworkRoute> present, IReadOnlyList<Peer> peers, IReadOnlyList<IPNetwork> services, string? uplink)
    {
        var own = present.Where(static r => r.Protocol == Ours).ToDictionary(static r => r.Destination, Text, StringComparer.Ordinal);
        var wanted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in services.Where(r => uplink is not null && IsIPv4(r)))
        {
            wanted[range.ToString()] = $"dev {uplink}";
        }
        foreach (var peer in peers.Where(static p => IsIPv4(p.Range)))
        {
            wanted[peer.Range.ToString()] = $"via {peer.Via}";
        }
        return
        [
            .. own.Keys.Where(d => !wanted.ContainsKey(d)).Order(StringComparer.Ordinal).Select(d => $"route del {d} proto {Ours}"),
            .. wanted.Where(w => own.GetValueOrDefault(w.Key) != w.Value).Select(w => $"route replace {w.Key} {w.Value} proto {Ours}"),
        ];
    }

    private static string Text(NetworkRoute route) => route.Gateway is { } via ? $"via {via}" : $"dev {route.Link}";

    private static bool IsIPv4(IPNetwork range) => range.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
}
