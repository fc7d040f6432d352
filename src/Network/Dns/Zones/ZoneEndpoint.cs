using Keles.Machinery;

namespace Keles.Network.Dns.Zones;

/// <summary>An endpoint of a service that has a name of its own.</summary>
/// <param name="Name">Its host name, or made of its address.</param>
internal sealed record ZoneEndpoint(string Name, IPAddress Address, Items<ZonePort> Ports);
