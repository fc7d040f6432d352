using System.Collections.Concurrent;

namespace Keles.Network.Tests.Dns;

/// <summary>A server outside the cluster, that answers every question with what a test wants.</summary>
internal sealed class ForeignServer : IDisposable
{
    private readonly Socket _udp;
    private readonly Socket _tcp;
    private readonly Func<byte[], bool, byte[]?> _answer;

    /// <param name="place">Where it runs.</param>
    /// <param name="address">Its address there.</param>
    /// <param name="answer">From the question, and whether it came over TCP; null for silence.</param>
    public ForeignServer(Place place, string address, Func<byte[], bool, byte[]?> answer)
    {
        var endpoint = new IPEndPoint(IPAddress.Parse(address), 53);
        (_udp, _tcp, _answer) = (place.Sockets.BindUdp(endpoint), place.Sockets.Listen(endpoint), answer);
        _ = ServeUdpAsync();
        _ = ServeTcpAsync();
    }

    /// <summary>"udp" or "tcp" for each question that came.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>An answer with addresses for a question without extension.</summary>
    public static byte[] Addresses(byte[] question, uint ttl, params string[] addresses)
    {
        var answer = question.ToList();
        answer[2] = 0x81;
        answer[3] = 0x80;
        answer[6] = (byte)(addresses.Length >> 8);
        answer[7] = (byte)addresses.Length;
        foreach (var address in addresses)
        {
            answer.AddRange([0xC0, 12, 0, 1, 0, 1, (byte)(ttl >> 24), (byte)(ttl >> 16), (byte)(ttl >> 8), (byte)ttl, 0, 4, .. IPAddress.Parse(address).GetAddressBytes()]);
        }
        return [.. answer];
    }

    public static byte[] Truncated(byte[] question)
    {
        var answer = Addresses(question, 60);
        answer[2] |= 2;
        return answer;
    }

    public static byte[] Code(byte[] question, int code)
    {
        var answer = Addresses(question, 60);
        answer[3] |= (byte)code;
        return answer;
    }

    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var received = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                Asked.Enqueue("udp");
                if (_answer(buffer[..received.ReceivedBytes], false) is { } answer)
                {
                    await _udp.SendToAsync(answer, received.RemoteEndPoint);
                }
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptAsync();
                var buffer = new byte[4096];
                var length = await client.ReceiveAsync(buffer);
                Asked.Enqueue("tcp");
                var answer = _answer(buffer[2..length], true)!;
                await client.SendAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer]);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
