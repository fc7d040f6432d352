using System.Net;

namespace Keles.Linux;

/// <summary>A network interface with its addresses.</summary>
/// <param name="Kind">"bridge", "veth", "vxlan" …; null for real hardware and the loopback.</param>
/// <param name="PeerIndex">Of a veth: its other end's index, which may be in another namespace.</param>
/// <param name="Controller">The bridge it is a port of.</param>
public sealed record NetworkLink(
    int Index, string Name, bool IsUp, int Mtu, string? HardwareAddress, string? Kind, int? PeerIndex, string? Controller,
    IReadOnlyList<IPNetworkAddress> Addresses)
{
    /// <summary>VXLAN's network number, when it is one.</summary>
    public int? VxlanId { get; init; }
}
