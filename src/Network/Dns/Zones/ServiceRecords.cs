using System.Net.Sockets;
using Keles.Machinery;
using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Zones;

/// <summary>The records of services and their endpoints.</summary>
internal sealed class ServiceRecords(ClusterZone zone)
{
    /// <summary>Shared among the targets of one question.</summary>
    private const int Weight = 100;

    /// <summary>The service itself, or one port of it by name.</summary>
    /// <param name="probe">The name is only a step on the way to a port's: it exists but has nothing.</param>
    public ZoneAnswer OfService(string asked, string ns, ZoneService service, string port, string protocol, RecordType type, bool probe = false)
    {
        if (service.Alias.Length > 0)
        {
            return port.Length + protocol.Length > 0 ? ZoneAnswer.NoName : ZoneAnswer.Of(new Record.Pointer(asked, RecordType.Cname, ZoneLookup.Ttl, service.Alias));
        }
        var isPort = port.Length + protocol.Length > 0;
        if (!service.IsHeadless)
        {
            Items<ZonePort> ports = service.Ports.Where(p => p.Matches(port, protocol));
            return isPort && ports.IsEmpty ? ZoneAnswer.NoName
                : probe ? ZoneAnswer.NoRecords
                : type == RecordType.Srv ? Services(asked, ports.Select(p => (p.Number, zone.NameOf(new ObjectKey(ns, service.Name)), service.Addresses)))
                : Addresses(asked, service.Addresses, type);
        }
        Items<ZoneEndpoint> endpoints = isPort ? service.Endpoints.Where(e => e.Ports.Any(p => p.Matches(port, protocol))) : service.Endpoints;
        return endpoints.IsEmpty ? ZoneAnswer.NoName
            : probe ? ZoneAnswer.NoRecords
            : type == RecordType.Srv ? EndpointServices(asked, ns, service, endpoints, port, protocol)
            : Addresses(asked, endpoints.Select(static e => e.Address), type);
    }

    /// <summary>One endpoint by its name; several addresses may share it.</summary>
    public ZoneAnswer OfEndpoint(string asked, string ns, ZoneService service, string name, RecordType type)
    {
        var endpoints = service.Endpoints.Where(e => e.Name == name);
        return endpoints.IsEmpty ? ZoneAnswer.NoName
            : type == RecordType.Srv ? EndpointServices(asked, ns, service, endpoints, "", "")
            : Addresses(asked, endpoints.Select(static e => e.Address), type);
    }

    public ZoneAnswer Addresses(string asked, Items<IPAddress> addresses, RecordType type)
    {
        AddressFamily? family = type switch { RecordType.A => AddressFamily.InterNetwork, RecordType.Aaaa => AddressFamily.InterNetworkV6, _ => null };
        return family is null ? ZoneAnswer.NoRecords
            : ZoneAnswer.Of([.. addresses.Where(a => a.AddressFamily == family).Distinct().Select(a => new Record.Address(asked, ZoneLookup.Ttl, a))]);
    }

    private ZoneAnswer EndpointServices(string asked, string ns, ZoneService service, Items<ZoneEndpoint> endpoints, string port, string protocol)
    {
        var parent = zone.NameOf(new ObjectKey(ns, service.Name));
        return Services(asked, endpoints.SelectMany(e => e.Ports.Where(p => p.Matches(port, protocol))
            .Select(p => (p.Number, $"{e.Name}.{parent}", (Items<IPAddress>)[e.Address]))));
    }

    private static ZoneAnswer Services(string asked, IEnumerable<(int Port, string Target, Items<IPAddress> Addresses)> found)
    {
        var all = found.DistinctBy(static f => (f.Port, f.Target)).ToArray();
        var weight = (ushort)Math.Max(1, Weight / Math.Max(1, all.Length));
        return new ZoneAnswer(true,
            [.. all.Select(f => new Record.Service(asked, ZoneLookup.Ttl, 0, weight, (ushort)f.Port, f.Target))],
            [.. all.SelectMany(static f => f.Addresses.Select(a => new Record.Address(f.Target, ZoneLookup.Ttl, a))).Distinct()]);
    }
}
