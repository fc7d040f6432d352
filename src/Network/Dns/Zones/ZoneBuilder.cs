using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Machinery;

namespace Keles.Network.Dns.Zones;

/// <summary>Makes the zone from the API's objects.</summary>
internal static class ZoneBuilder
{
    private const string ServiceName = "kubernetes.io/service-name";

    public static ClusterZone Build(string domain, uint serial, IEnumerable<Namespace> namespaces, IEnumerable<Service> services, IEnumerable<EndpointSlice> slices)
    {
        var slicesOf = slices.Where(static s => s.AddressType is "IPv4" or "IPv6")
            .OrderBy(static s => s.Metadata.Name, StringComparer.Ordinal)
            .ToLookup(static s => new ObjectKey(s.Metadata.Namespace, s.Metadata.Labels.Get(ServiceName) ?? ""));
        var zone = new ClusterZone(domain.ToLowerInvariant(), serial,
            namespaces.Select(static n => n.Metadata.Name).ToHashSet(StringComparer.Ordinal),
            services.ToDictionary(ObjectKey.Of, s => Of(s, slicesOf[ObjectKey.Of(s)])), new Dictionary<IPAddress, IReadOnlyList<string>>());
        return zone with { Reverse = Reverse(zone) };
    }

    private static ZoneService Of(Service service, IEnumerable<EndpointSlice> slices)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceTypes.ExternalName)
        {
            return new ZoneService(service.Metadata.Name, spec.ExternalName.TrimEnd('.').ToLowerInvariant(), [], [], []);
        }
        var written = spec.ClusterIPs.IsEmpty ? [spec.ClusterIP] : spec.ClusterIPs;
        Items<IPAddress> addresses = [.. written.Select(static a => IPAddress.TryParse(a, out var parsed) ? parsed : null).OfType<IPAddress>()];
        var ports = spec.Ports.Select(static p => new ZonePort(p.Name, (p.Protocol.Length > 0 ? p.Protocol : Protocols.Tcp).ToLowerInvariant(), p.Port));
        return new ZoneService(service.Metadata.Name, "", addresses, ports, [.. Endpoints(slices)]);
    }

    /// <summary>Only ready ones: for a service that publishes others too, its slices call all of them ready.</summary>
    private static IEnumerable<ZoneEndpoint> Endpoints(IEnumerable<EndpointSlice> slices)
    {
        var seen = new HashSet<(string, IPAddress)>();
        foreach (var slice in slices)
        {
            Items<ZonePort> ports = [.. slice.Ports.Where(static p => p.Port is not null)
                .Select(static p => new ZonePort(p.Name ?? "", (p.Protocol ?? Protocols.Tcp).ToLowerInvariant(), p.Port!.Value))];
            foreach (var endpoint in slice.Endpoints.AsEnumerable())
            {
                if (endpoint.Conditions.Ready == false)
                {
                    continue;
                }
                foreach (var text in endpoint.Addresses.AsEnumerable())
                {
                    if (IPAddress.TryParse(text, out var address) && seen.Add((endpoint.Hostname ?? "", address)))
                    {
                        yield return new ZoneEndpoint(Name(endpoint, address), address, ports);
                    }
                }
            }
        }
    }

    private static string Name(Endpoint endpoint, IPAddress address) =>
        endpoint.Hostname is { Length: > 0 } name ? name.ToLowerInvariant() : address.ToString().Replace('.', '-').Replace(':', '-');

    private static Dictionary<IPAddress, IReadOnlyList<string>> Reverse(ClusterZone zone)
    {
        var reverse = new Dictionary<IPAddress, List<string>>();
        foreach (var (key, service) in zone.Services.OrderBy(static s => s.Key))
        {
            foreach (var address in service.Addresses)
            {
                Add(reverse, address, zone.NameOf(key));
            }
            foreach (var endpoint in service.Endpoints)
            {
                Add(reverse, endpoint.Address, $"{endpoint.Name}.{zone.NameOf(key)}");
            }
        }
        return reverse.ToDictionary(static r => r.Key, static r => (IReadOnlyList<string>)r.Value);
    }

    private static void Add(Dictionary<IPAddress, List<string>> reverse, IPAddress address, string name)
    {
        if (!reverse.TryGetValue(address, out var names))
        {
            reverse[address] = names = [];
        }
        names.Add(name);
    }
}
