using System.Net;
using System.Net.Sockets;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>Looks early whether the API can listen, so that nothing is begun in vain.</summary>
internal static class ApiPort
{
    /// <exception cref="LocalClusterException">Somebody else listens there.</exception>
    public static void CheckFree(int port)
    {
        try
        {
            using var socket = NetworkNamespace.Own.Listen(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException taken)
        {
            throw new LocalClusterException($"127.0.0.1:{port} cannot be listened on ({taken.Message}); end what has the port, or choose another one with --port.", taken);
        }
    }
}
