using System.Net;
using System.Net.Sockets;
using Keles.Hosting;
using Keles.Linux;

namespace Keles.Programs;

/// <summary>Opens the server's sockets, with a sentence when a port is taken.</summary>
internal static class ListeningSocket
{
    public static Socket Open(INetworkNamespace where, IPEndPoint endpoint)
    {
        try
        {
            return where.Listen(endpoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new FatalException($"port {endpoint.Port} of {endpoint.Address} is taken by another program: end it, or choose another port with --port", e);
        }
    }
}
