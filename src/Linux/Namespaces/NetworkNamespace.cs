using System.Net;
using System.Net.Sockets;

namespace Keles.Linux;

/// <summary>Sockets made in another network namespace by a thread that entered it; with null, in our own.</summary>
public sealed class NetworkNamespace(NamespaceSet? namespaces) : INetworkNamespace
{
    /// <summary>The namespace this process is in.</summary>
    public static NetworkNamespace Own { get; } = new(null);

    public Socket Listen(IPEndPoint endpoint, int backlog = 512)
    {
        var socket = CreateSocket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        return Prepared(socket, () =>
        {
            // Not ReuseAddress: the framework turns that into SO_REUSEPORT too, and a taken port would go unnoticed.
            // Lingering old connections do not matter, since its Bind already allows for them.
            socket.Bind(endpoint);
            socket.Listen(backlog);
        });
    }

    public Socket BindUdp(IPEndPoint endpoint)
    {
        var socket = CreateSocket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        return Prepared(socket, () => socket.Bind(endpoint));
    }

    public async ValueTask<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancel)
    {
        var socket = CreateSocket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(endpoint, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public Socket CreateSocket(AddressFamily family, SocketType type, ProtocolType protocol) =>
        NamespaceThread.Run(namespaces, () => new Socket(family, type, protocol));

    private static Socket Prepared(Socket socket, Action prepare)
    {
        try
        {
            prepare();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
