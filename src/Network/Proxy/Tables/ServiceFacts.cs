using System.Net.Sockets;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Network.Proxy.Tables;

/// <summary>What a service itself says of one of its ports, in one address family.</summary>
internal static class ServiceFacts
{
    /// <summary>Three hours, upstream's default.</summary>
    private const int DefaultAffinitySeconds = 10800;

    public static IPAddress? ClusterIP(Service service, AddressFamily family)
    {
        var written = service.Spec.ClusterIPs.IsEmpty ? [service.Spec.ClusterIP] : service.Spec.ClusterIPs;
        return Addresses(written, family).FirstOrDefault();
    }

    public static string Protocol(ServicePort port) => port.Protocol.Length > 0 ? port.Protocol : Protocols.Tcp;

    public static VirtualService Of(Service service, ServicePort port, IPAddress clusterIP)
    {
        var spec = service.Spec;
        var family = clusterIP.AddressFamily;
        var balancer = spec.Type == ServiceTypes.LoadBalancer ? BalancerAddresses(service, family) : [];
        return new VirtualService
        {
            Key = new ServicePortKey(service.Metadata.Namespace, service.Metadata.Name, Protocol(port).ToLowerInvariant(), port.Port),
            ClusterIP = clusterIP,
            ExternalIPs = [.. Addresses(spec.ExternalIPs, family).Concat(balancer).Distinct()],
            LoadBalancerIPs = balancer,
            SourceRanges = spec.Type == ServiceTypes.LoadBalancer ? Ranges(spec.LoadBalancerSourceRanges, family) : [],
            NodePort = spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer ? port.NodePort : 0,
            AffinitySeconds = spec.SessionAffinity == "ClientIP" ? spec.SessionAffinityConfig?.ClientIP?.TimeoutSeconds ?? DefaultAffinitySeconds : 0,
            InternalLocal = spec.InternalTrafficPolicy == "Local",
            ExternalLocal = spec.ExternalTrafficPolicy == "Local",
            HealthCheckNodePort = ServiceTypes.NeedsHealthCheck(spec) ? spec.HealthCheckNodePort : 0,
        };
    }

    /// <summary>An address in mode Proxy belongs to a balancer that ends connections itself: packets to it must reach it.</summary>
    private static Items<IPAddress> BalancerAddresses(Service service, AddressFamily family) =>
        [.. Addresses([.. service.Status.LoadBalancer.Ingress.Where(static i => i.Ip.Length > 0 && i.IpMode != "Proxy").Select(static i => i.Ip)], family)];

    private static IEnumerable<IPAddress> Addresses(Items<string> written, AddressFamily family)
    {
        foreach (var text in written.AsEnumerable())
        {
            if (IPAddress.TryParse(text, out var address) && address.AddressFamily == family)
            {
                yield return address;
            }
        }
    }

    private static Items<IPNetwork> Ranges(Items<string> written, AddressFamily family)
    {
        var ranges = new List<IPNetwork>();
        foreach (var text in written.AsEnumerable())
        {
            if (IPNetwork.TryParse(text.Trim(), out var range) && range.BaseAddress.AddressFamily == family)
            {
                ranges.Add(range);
            }
        }
        return [.. ranges];
    }
}
