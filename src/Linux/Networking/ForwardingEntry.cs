using System.Net;

namespace Keles.Linux;

/// <summary>Where a bridge port or VXLAN link sends frames for a hardware address.</summary>
public sealed record ForwardingEntry(string HardwareAddress, IPAddress? Destination, bool IsPermanent);
