using System.Net.Sockets;
using Keles.Background;
using Keles.Network.Dns;
using Keles.Network.Overlay;
using Keles.Network.Proxy;
using Keles.Network.Proxy.Backends;
using Keles.Network.Proxy.Backends.Nftables;
using Keles.Network.Proxy.Health;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Hosting;

/// <summary>All parts of a node's network, put together and started in their order.</summary>
internal sealed class NetworkParts(NetworkOptions options, NetworkEnvironment outside, Surroundings around, ILogger log)
{
    private readonly Informers _informers = new(outside.Api, around, log);

    public void Start(BackgroundHost host)
    {
        var objects = new ClusterObjects(_informers);
        _informers.Start(host);
        if (options.PodNetwork != PodNetworkMode.Unmanaged)
        {
            _ = host.SpawnForever("pod network", new PodNetwork(options, outside, objects.Nodes, around, log).RunAsync);
        }
        var health = new HealthPorts(outside.Sockets, around, host, log);
        _ = host.SpawnForever("service proxy", new ServiceProxy(options, outside, objects, Backends(), health, around, log).RunAsync);
        if (options.DnsPort > 0)
        {
            new DnsServer(options, outside, objects, around, host, log).Start(host);
        }
    }

    /// <summary>One for each family in which the node has an address.</summary>
    private IReadOnlyList<(AddressFamily, IProxyBackend)> Backends() =>
    [
        .. options.NodeAddresses.Select(static a => a.AddressFamily).Distinct()
            .Select(family => (family, (IProxyBackend)new NftablesBackend(outside.Nftables, RuleSettings.Of(options, family), log))),
    ];
}
