using System.Net.WebSockets;

namespace Keles.Streaming.WebSockets;

/// <summary>The binary messages of a WebSocket as one stream of bytes: what SPDY is tunnelled through. It owns the socket.</summary>
internal sealed class WebSocketByteStream(WebSocket socket) : Stream
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private bool _closed;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return 0;
                }
                if (received.MessageType != WebSocketMessageType.Binary)
                {
                    throw new IOException("the peer sent a text message through a tunnel of bytes");
                }
                if (received.Count > 0)
                {
                    return received.Count;
                }
            }
        }
        catch (Exception gone) when (gone is not IOException && SocketFault.IsBroken(gone, cancellationToken))
        {
            throw new IOException("the WebSocket broke off", gone);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(buffer, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        catch (Exception gone) when (gone is not IOException && SocketFault.IsBroken(gone, cancellationToken))
        {
            throw new IOException("the WebSocket broke off", gone);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }
        try
        {
            // A peer takes anything but a normal closure for a failure.
            using var limit = new CancellationTokenSource(CloseLimit, TimeProvider.System);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", limit.Token);
        }
        catch (Exception gone) when (SocketFault.IsBroken(gone, CancellationToken.None) || gone is InvalidOperationException)
        {
            // It broke off before, or a write is stuck.
        }
        socket.Dispose();
        await base.DisposeAsync();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read asynchronously");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("write asynchronously");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
