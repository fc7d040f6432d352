using System.Buffers.Binary;
using System.Text;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>A resolver of the tests' own: it shares nothing with the server, so that a mistake there is not made here too.</summary>
internal static class DnsClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static byte[] Question(string name, ushort type, ushort? udpBytes = null, ushort id = 4711)
    {
        var message = new List<byte>();
        Put16(message, id);
        Put16(message, 0x0100);
        Put16(message, 1);
        Put16(message, 0);
        Put16(message, 0);
        Put16(message, udpBytes is null ? 0 : 1);
        foreach (var label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }
        message.Add(0);
        Put16(message, type);
        Put16(message, 1);
        if (udpBytes is { } bytes)
        {
            message.Add(0);
            Put16(message, 41);
            Put16(message, bytes);
            message.AddRange(new byte[6]);
        }
        return [.. message];
    }

    public static async Task<DnsReply> AskUdpAsync(Place from, IPEndPoint server, string name, ushort type, ushort? udpBytes = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var socket = from.Sockets.CreateSocket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, limit.Token);
        await socket.SendAsync(Question(name, type, udpBytes), limit.Token);
        var buffer = new byte[65535];
        return DnsReply.Read(buffer.AsSpan(0, await socket.ReceiveAsync(buffer, limit.Token)));
    }

    public static async Task<DnsReply> AskTcpAsync(Place from, IPEndPoint server, string name, ushort type)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var socket = await from.Sockets.ConnectAsync(server, limit.Token);
        await using var stream = new NetworkStream(socket);
        var question = Question(name, type);
        await stream.WriteAsync((byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question], limit.Token);
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, limit.Token);
        var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(reply, limit.Token);
        return DnsReply.Read(reply);
    }

    private static void Put16(List<byte> message, int value)
    {
        message.Add((byte)(value >> 8));
        message.Add((byte)value);
    }
}
