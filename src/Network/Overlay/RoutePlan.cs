using System.Globalization;
using Keles.Linux;

namespace Keles.Network.Overlay;

/// <summary>What must change so that the kernel's routes lead to the peers' pods. Routes are ours by their protocol number; others are left alone.</summary>
internal static class RoutePlan
{
    /// <summary>Of those that the kernel leaves to routing daemons; no known one uses it.</summary>
    public const int Protocol = 107;

    private static readonly string Ours = Protocol.ToString(CultureInfo.InvariantCulture);

    /// <summary>Lines for ip(8); each stands for itself.</summary>
    public static IReadOnlyList<string> Changes(IReadOnlyList<NetworkRoute> present, IReadOnlyList<Peer> peers)
    {
        var own = present.Where(static r => r.Protocol == Ours && r.Gateway is not null).ToDictionary(static r => r.Destination, static r => r.Gateway!, StringComparer.Ordinal);
        var wanted = new SortedDictionary<string, IPAddress>(StringComparer.Ordinal);
        foreach (var peer in peers.Where(static p => p.Range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork))
        {
            wanted[peer.Range.ToString()] = peer.Via;
        }
        return
        [
            .. own.Keys.Where(d => !wanted.ContainsKey(d)).Order(StringComparer.Ordinal).Select(d => $"route del {d} proto {Ours}"),
            .. wanted.Where(w => !own.TryGetValue(w.Key, out var via) || !via.Equals(w.Value)).Select(w => $"route replace {w.Key} via {w.Value} proto {Ours}"),
        ];
    }
}
