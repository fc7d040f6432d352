using System.Net;
using System.Net.Sockets;

namespace Keles.Linux;

/// <summary>Sockets that live in one network namespace, made from wherever this process is.</summary>
public interface INetworkNamespace
{
    /// <summary>A bound and listening TCP socket (Kestrel takes its handle).</summary>
    Socket Listen(IPEndPoint endpoint, int backlog = 512);

    /// <summary>A bound UDP socket.</summary>
    Socket BindUdp(IPEndPoint endpoint);

    /// <summary>A TCP connection.</summary>
    ValueTask<Socket> ConnectAsync(IPEndPoint endpoint, CancellationToken cancel);

    /// <summary>An unbound socket.</summary>
    Socket CreateSocket(AddressFamily family, SocketType type, ProtocolType protocol);
}
