using System.Net.Sockets;
using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;

namespace Keles.Network.Proxy.Tables;

/// <summary>All service ports that this node serves in one address family, in a fixed order: an immutable snapshot, made anew from the API's objects.</summary>
internal sealed record ServiceTable(AddressFamily Family, IReadOnlyList<VirtualService> Services)
{
    /// <summary>Another proxy takes care of services with this label.</summary>
    private const string OtherProxy = "service.kubernetes.io/service-proxy-name";

    private const string ServiceName = "kubernetes.io/service-name";

    public static ServiceTable Build(AddressFamily family, IEnumerable<Service> services, IEnumerable<EndpointSlice> slices, NodePlace place)
    {
        var addressType = family == AddressFamily.InterNetwork ? "IPv4" : "IPv6";
        var slicesOf = slices.Where(s => s.AddressType == addressType)
            .OrderBy(static s => s.Metadata.Name, StringComparer.Ordinal)
            .ToLookup(static s => (s.Metadata.Namespace, s.Metadata.Labels.Get(ServiceName) ?? ""));
        var built = new List<VirtualService>();
        foreach (var service in services.OrderBy(static s => s.Metadata.Namespace, StringComparer.Ordinal).ThenBy(static s => s.Metadata.Name, StringComparer.Ordinal))
        {
            if (service.Metadata.Labels.ContainsKey(OtherProxy) || !ServiceTypes.HasClusterIP(service.Spec.Type) || ServiceFacts.ClusterIP(service, family) is not { } clusterIP)
            {
                continue;
            }
            foreach (var port in service.Spec.Ports)
            {
                var virtualService = ServiceFacts.Of(service, port, clusterIP);
                var observed = Observed(slicesOf[(service.Metadata.Namespace, service.Metadata.Name)], port, place.Node);
                built.Add(TargetChoice.Choose(virtualService, observed, place));
            }
        }
        return new ServiceTable(family, built);
    }

    /// <summary>An endpoint may be in two slices for a moment while it moves: the one that calls it ready counts.</summary>
    private static List<ObservedTarget> Observed(IEnumerable<EndpointSlice> slices, ServicePort port, string node)
    {
        var seen = new Dictionary<(IPAddress, int), ObservedTarget>();
        foreach (var slice in slices)
        {
            foreach (var number in Numbers(slice, port))
            {
                foreach (var endpoint in slice.Endpoints)
                {
                    // All addresses of an endpoint are one and the same; the first is the one to use.
                    if (endpoint.Addresses.IsEmpty || !IPAddress.TryParse(endpoint.Addresses[0], out var address))
                    {
                        continue;
                    }
                    var target = new ObservedTarget(new Target(address, number, endpoint.NodeName == node), endpoint);
                    if (!seen.TryGetValue((address, number), out var before) || (target.IsReady && !before.IsReady))
                    {
                        seen[(address, number)] = target;
                    }
                }
            }
        }
        return [.. seen.Values];
    }

    private static IEnumerable<int> Numbers(EndpointSlice slice, ServicePort port)
    {
        foreach (var candidate in slice.Ports.AsEnumerable())
        {
            if ((candidate.Name ?? "") == port.Name && (candidate.Protocol ?? Protocols.Tcp) == ServiceFacts.Protocol(port) && candidate.Port is { } number)
            {
                yield return number;
            }
        }
    }
}
