using Keles.Streaming.Buffers;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.WebSockets;

/// <summary>One channel of a WebSocket.</summary>
internal sealed class SocketChannel(ChannelSocket socket, byte number) : IChannel
{
    private readonly InboundBuffer _inbound = new(UpgradeLimits.ChannelBufferBytes);
    private int _weEnded;

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel) => _inbound.ReadAsync(buffer, cancel);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (!bytes.IsEmpty)
        {
            if (Volatile.Read(ref _weEnded) != 0)
            {
                throw new IOException($"channel {number} is closed for writing");
            }
            var part = bytes[..Math.Min(bytes.Length, UpgradeLimits.CopyBytes)];
            await socket.SendAsync(number, part, cancel);
            bytes = bytes[part.Length..];
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _weEnded, 1) != 0 || socket.IsServer || !socket.Protocol.ClosesChannels)
        {
            // Only clients of the fifth version can end a channel alone; other ends come with the end of the socket.
            return;
        }
        try
        {
            await socket.SendAsync(ChannelProtocol.CloseSignal, new[] { number }, cancel);
        }
        catch (IOException)
        {
            // The socket is gone, and this side with it.
        }
    }

    public void StopReading() => _inbound.Discard();

    /// <summary>Tells the client that the channel is there.</summary>
    public ValueTask AnnounceAsync(CancellationToken cancel) => socket.SendAsync(number, default, cancel);

    internal ValueTask ReceiveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => _inbound.WriteAsync(bytes, cancel);

    internal void OnEnd(Exception? error) => _inbound.End(error);
}
