using System.Text;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>Servers that say who they are and whom they see, and clients of them.</summary>
internal static class Echo
{
    /// <summary>Long enough for a busy machine; only what never comes takes so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long silence must last to be one. A refusal comes within a millisecond.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);

    public static IDisposable Tcp(Place place, int port, string? address = null)
    {
        var listener = place.Sockets.Listen(new IPEndPoint(address is null ? IPAddress.Any : IPAddress.Parse(address), port));
        _ = ServeTcpAsync(listener, place.Name);
        return listener;
    }

    public static IDisposable Udp(Place place, int port)
    {
        var socket = place.Sockets.BindUdp(new IPEndPoint(IPAddress.Any, port));
        _ = ServeUdpAsync(socket, place.Name);
        return socket;
    }

    /// <summary>"who sees whom", as "pod-1-2 sees 10.244.1.3".</summary>
    public static async Task<string> AskTcpAsync(Place from, IPAddress address, int port)
    {
        using var limit = Limit(Patience);
        using var socket = await from.Sockets.ConnectAsync(new IPEndPoint(address, port), limit.Token);
        return await ReadAsync(socket, limit.Token);
    }

    /// <summary>The whole answer of an HTTP server; empty when there is none.</summary>
    public static async Task<string> HealthAsync(Place from, IPAddress address, int port)
    {
        using var limit = Limit(Patience);
        try
        {
            using var socket = await from.Sockets.ConnectAsync(new IPEndPoint(address, port), limit.Token);
            await socket.SendAsync("GET / HTTP/1.1\r\nHost: node\r\n\r\n"u8.ToArray(), limit.Token);
            return await ReadAsync(socket, limit.Token);
        }
        catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            return "";
        }
    }

    public static Socket UdpClient(Place from) => from.Sockets.BindUdp(new IPEndPoint(IPAddress.Any, 0));

    public static async Task<string> AskUdpAsync(Socket client, IPAddress address, int port)
    {
        using var limit = Limit(Patience);
        await client.SendToAsync("?"u8.ToArray(), new IPEndPoint(address, port), limit.Token);
        var buffer = new byte[200];
        var received = await client.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), limit.Token);
        return Encoding.ASCII.GetString(buffer, 0, received.ReceivedBytes);
    }

    public static async Task RefusedAsync(Place from, IPAddress address, int port)
    {
        using var limit = Limit(Patience);
        var problem = await Assert.ThrowsAsync<SocketException>(async () => await from.Sockets.ConnectAsync(new IPEndPoint(address, port), limit.Token));
        Assert.Equal(SocketError.ConnectionRefused, problem.SocketErrorCode);
    }

    public static async Task SilentAsync(Place from, IPAddress address, int port)
    {
        using var limit = Limit(Silence);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await from.Sockets.ConnectAsync(new IPEndPoint(address, port), limit.Token));
    }

    private static async Task<string> ReadAsync(Socket socket, CancellationToken cancel)
    {
        var buffer = new byte[1000];
        var length = 0;
        for (int read; (read = await socket.ReceiveAsync(buffer.AsMemory(length), cancel)) > 0;)
        {
            length += read;
        }
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private static CancellationTokenSource Limit(TimeSpan patience)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        return limit;
    }

    private static async Task ServeTcpAsync(Socket listener, string name)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptAsync();
                await client.SendAsync(Encoding.ASCII.GetBytes($"{name} sees {((IPEndPoint)client.RemoteEndPoint!).Address}"));
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task ServeUdpAsync(Socket socket, string name)
    {
        var buffer = new byte[200];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                await socket.SendToAsync(Encoding.ASCII.GetBytes($"{name} sees {((IPEndPoint)received.RemoteEndPoint).Address}"), received.RemoteEndPoint);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
