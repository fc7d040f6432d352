using System.Net;
using System.Net.Sockets;

namespace Keles.EndToEnd.Tests;

/// <summary>A port of 127.0.0.1 that nobody has, and that no other test gets: a cluster that is down comes back on its own.</summary>
internal static class FreePort
{
    /// <summary>
    /// Below the range from which the kernel hands out ports by itself, so that nobody gets it in passing; far from the defaults of clusters.
    /// </summary>
    private const int First = 21000, Count = 4000;

    private static int _tried = Environment.ProcessId % Count;

    public static int Find() => Enumerable.Repeat(0, Count).Select(_ => First + (Interlocked.Increment(ref _tried) % Count)).First(IsFree);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
