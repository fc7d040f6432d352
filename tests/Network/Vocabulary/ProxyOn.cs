using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Linux;
using Keles.Network.Proxy.Backends.Nftables;
using Keles.Network.Proxy.Tables;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>The rules of a node, set from objects directly.</summary>
internal sealed class ProxyOn
{
    private readonly string _node;
    private readonly NftablesBackend _backend;

    public ProxyOn(Place node, int index)
    {
        _node = node.Name;
        var options = new NetworkOptions { NodeName = node.Name, NodeAddresses = [TestNetwork.NodeAddress(index)] };
        _backend = new NftablesBackend(new Nftables(Place.Processes, node.Namespaces), RuleSettings.Of(options, AddressFamily.InterNetwork), NullLogger.Instance);
    }

    public Task ServesAsync(IEnumerable<Service> services, IEnumerable<EndpointSlice> slices) =>
        _backend.ApplyAsync(ServiceTable.Build(AddressFamily.InterNetwork, services, slices, new NodePlace(_node)), TestContext.Current.CancellationToken);

    public Task ServesAsync(Service service, params EndpointSlice[] slices) => ServesAsync([service], slices);
}
