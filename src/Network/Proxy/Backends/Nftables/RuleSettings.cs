using System.Net.Sockets;
using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>What the rules depend on besides the services, in one address family.</summary>
internal sealed record RuleSettings(AddressFamily Family, Items<IPAddress> NodeAddresses, Items<IPNetwork> PodRanges, Items<IPNetwork> ServiceRanges)
{
    public static RuleSettings Of(NetworkOptions options, AddressFamily family) => new(
        family,
        options.NodeAddresses.Where(a => a.AddressFamily == family),
        options.PodRanges.Where(r => r.BaseAddress.AddressFamily == family),
        options.ServiceRanges.Where(r => r.BaseAddress.AddressFamily == family));
}
