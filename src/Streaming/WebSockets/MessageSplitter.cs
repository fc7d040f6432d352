using System.Buffers.Text;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.WebSockets;

/// <summary>Takes messages apart as their parts arrive, and gives each channel its bytes.</summary>
internal sealed class MessageSplitter(ChannelProtocol protocol, SocketChannel[] channels)
{
    private const int NoChannel = -1;

    // Base64 and the close signal can only be read whole.
    private readonly List<byte> _whole = [];
    private int _channel = NoChannel;

    public async ValueTask TakeAsync(ReadOnlyMemory<byte> part, bool isLast, CancellationToken cancel)
    {
        if (_channel == NoChannel && !part.IsEmpty)
        {
            _channel = protocol.Base64 ? part.Span[0] - '0' : part.Span[0];
            part = part[1..];
        }
        if (protocol.Base64 || _channel == ChannelProtocol.CloseSignal)
        {
            Keep(part.Span);
        }
        else if (_channel != NoChannel && _channel < channels.Length)
        {
            await channels[_channel].ReceiveAsync(part, cancel);
        }
        if (isLast)
        {
            await EndMessageAsync(cancel);
        }
    }

    private async ValueTask EndMessageAsync(CancellationToken cancel)
    {
        if (_channel == ChannelProtocol.CloseSignal && protocol.ClosesChannels)
        {
            // Anything else than one known channel is ignored, as a number that nobody listens to is.
            if (_whole.Count == 1 && _whole[0] < channels.Length)
            {
                channels[_whole[0]].OnEnd(null);
            }
        }
        else if (protocol.Base64 && _channel >= 0 && _channel < channels.Length)
        {
            var bytes = _whole.ToArray();
            if (Base64.DecodeFromUtf8InPlace(bytes, out var count) == System.Buffers.OperationStatus.Done)
            {
                await channels[_channel].ReceiveAsync(bytes.AsMemory(0, count), cancel);
            }
        }
        _whole.Clear();
        _channel = NoChannel;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_whole.Count + part.Length > UpgradeLimits.MaxWholeMessageBytes)
        {
            throw new IOException($"a message is longer than the limit of {UpgradeLimits.MaxWholeMessageBytes} bytes");
        }
        _whole.AddRange(part);
    }
}
