namespace Keles.Network.Dns.Messages;

/// <summary>EDNS.</summary>
internal sealed record QueryExtension(int UdpBytes, byte Version, bool WantsSignatures);
