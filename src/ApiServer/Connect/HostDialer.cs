using System.Net.Sockets;

namespace Keles.ApiServer.Connect;

/// <summary>Dials on this process' own network: for a server whose host is on the cluster's network.</summary>
public sealed class HostDialer : IClusterDialer
{
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
