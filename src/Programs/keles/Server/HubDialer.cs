using System.Net;
using System.Net.Sockets;
using Keles.ApiServer.Connect;
using Keles.Linux;

namespace Keles.Programs;

/// <summary>Dials from the hub of a local cluster, where the routes to nodes and pods are.</summary>
internal sealed class HubDialer(INetworkNamespace hub) : IClusterDialer
{
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancel)
    {
        // The hub has no resolver; whoever dials has an address at hand.
        if (!IPAddress.TryParse(host, out var address)) throw new SocketException((int)SocketError.HostNotFound);
        return new NetworkStream(await hub.ConnectAsync(new(address, port), cancel), ownsSocket: true);
    }
}
