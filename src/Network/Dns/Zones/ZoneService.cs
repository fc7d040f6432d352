using Keles.Machinery;

namespace Keles.Network.Dns.Zones;

/// <summary>A service as DNS sees it.</summary>
/// <param name="Alias">What a service of type ExternalName leads to; empty for others.</param>
/// <param name="Addresses">Cluster addresses; none when it is headless.</param>
internal sealed record ZoneService(string Name, string Alias, Items<IPAddress> Addresses, Items<ZonePort> Ports, Items<ZoneEndpoint> Endpoints)
{
    public bool IsHeadless => Addresses.IsEmpty;
}
