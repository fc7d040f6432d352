using System.Net.Sockets;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>What nft calls things in one address family.</summary>
internal sealed record FamilyWords(string Ip, string AddressType, string Unreachable)
{
    public static FamilyWords Of(AddressFamily family) => family == AddressFamily.InterNetwork
        ? new("ip", "ipv4_addr", "icmp type port-unreachable")
        : new("ip6", "ipv6_addr", "icmpv6 type port-unreachable");

    /// <summary>An address with a port, where a packet is sent to.</summary>
    public static string Pair(IPAddress address, int port) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]:{port}" : $"{address}:{port}";
}
