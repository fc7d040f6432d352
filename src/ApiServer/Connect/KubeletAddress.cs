using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Client;

namespace Keles.ApiServer.Connect;

/// <summary>Where a node's kubelet serves, as the node object says.</summary>
internal sealed class KubeletAddress(ObjectStore store)
{
    private const int UsualPort = 10250;

    // A local cluster's host knows none of the nodes' names, so addresses come first.
    private static readonly string[] Preference = ["InternalIP", "Hostname", "InternalDNS", "ExternalIP", "ExternalDNS"];

    public async ValueTask<UriBuilder> OfAsync(string node, CancellationToken cancel)
    {
        var kind = Kinds.Of<Node>();
        var stored = await store.GetAsync(kind, "", node, cancel) ?? throw ApiErrors.NotFound(kind, node);
        return Of((Node)stored.Object);
    }

    public static UriBuilder Of(Node node)
    {
        var address = Preference.Select(type => node.Status.Addresses.FirstOrDefault(a => a.Type == type)?.Address).FirstOrDefault(a => !string.IsNullOrEmpty(a))
            ?? throw ApiErrors.Internal($"no preferred addresses found; known addresses: {node.Status.Addresses.Count}");
        var port = node.Status.DaemonEndpoints.KubeletEndpoint.Port;
        return new UriBuilder("https", address, port > 0 ? port : UsualPort);
    }
}
