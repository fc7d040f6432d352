using System.Net;

namespace Keles.Linux;

/// <summary>Which hardware address an IP address has on a link.</summary>
public sealed record NetworkNeighbour(IPAddress Address, string? HardwareAddress, IReadOnlyList<string> States)
{
    public bool IsPermanent => States.Contains("PERMANENT");
}
