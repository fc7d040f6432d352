using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Keles.Streaming.Upgrade;

namespace Keles.Streaming.WebSockets;

/// <summary>Several channels on one WebSocket. It owns the socket.</summary>
internal sealed class ChannelSocket : IAsyncDisposable
{
    private readonly WebSocket _socket;
    private readonly SocketChannel[] _channels;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly MessageSplitter _splitter;

    public ChannelSocket(WebSocket socket, ChannelProtocol protocol, int channels, bool isServer)
    {
        _socket = socket;
        Protocol = protocol;
        IsServer = isServer;
        _channels = [.. Enumerable.Range(0, channels).Select(number => new SocketChannel(this, (byte)number))];
        _splitter = new MessageSplitter(protocol, _channels);
        Completion = RunAsync();
    }

    public ChannelProtocol Protocol { get; }

    public bool IsServer { get; }

    /// <summary>Ends, without failing, when nothing more can arrive.</summary>
    public Task Completion { get; }

    public SocketChannel this[int channel] => _channels[channel];

    /// <summary>Sends one message; an empty one tells the client that the channel is open.</summary>
    public async ValueTask SendAsync(byte channel, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (Protocol.Base64)
        {
            var text = (char)('0' + channel) + Convert.ToBase64String(bytes.Span);
            await SendMessageAsync(Encoding.ASCII.GetBytes(text), WebSocketMessageType.Text, cancel);
            return;
        }
        var message = ArrayPool<byte>.Shared.Rent(1 + bytes.Length);
        try
        {
            message[0] = channel;
            bytes.CopyTo(message.AsMemory(1));
            await SendMessageAsync(message.AsMemory(0, 1 + bytes.Length), WebSocketMessageType.Binary, cancel);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>Says that this side is done. What the peer still sends is read, so that it learns of it in order.</summary>
    public async ValueTask CloseAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancel);
            }
        }
        catch (Exception gone) when (SocketFault.IsBroken(gone, cancel))
        {
            // The peer went first.
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        await Completion;
    }

    private async ValueTask SendMessageAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(message, type, endOfMessage: true, cancel);
        }
        catch (Exception gone) when (SocketFault.IsBroken(gone, cancel))
        {
            throw new IOException("the WebSocket is closed", gone);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RunAsync()
    {
        await Task.Yield(); // the constructor must not wait for the peer
        Exception? error = null;
        try
        {
            var buffer = new byte[UpgradeLimits.CopyBytes];
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }
                await _splitter.TakeAsync(buffer.AsMemory(0, received.Count), received.EndOfMessage, _stop.Token);
            }
            await CloseAsync(_stop.Token);
        }
        catch (Exception gone)
        {
            // Whatever it was, the channels tell it to their readers: nobody may wait for a loop that is gone.
            error = gone;
        }
        foreach (var channel in _channels)
        {
            channel.OnEnd(error);
        }
    }
}
