using System.Buffers;
using System.Threading.Channels;
using Keles.Streaming.Spdy.Frames;
using Keles.Streaming.Spdy.Headers;

namespace Keles.Streaming.Spdy.Wire;

/// <summary>
/// Writes frames to a transport, one at a time. The loop that reads frames must never wait for a write, or two peers that write to each other
/// would stand still for ever: what it has to send it posts, and a pump sends that between the frames of others.
/// </summary>
internal sealed class FrameWriter(Stream transport) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HeaderDeflater _deflater = new();
    private readonly Channel<byte[]> _posted = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(SpdyLimits.MaxQueuedControls) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private volatile bool _closed;

    /// <summary>Queues a control frame.</summary>
    /// <exception cref="SpdyException">The peer causes answers faster than it reads them.</exception>
    public void Post(byte[] frame)
    {
        if (!_posted.Writer.TryWrite(frame) && !_closed)
        {
            throw new SpdyException("the peer does not read the answers it asks for");
        }
    }

    public async Task PumpAsync(CancellationToken cancel)
    {
        await foreach (var frame in _posted.Reader.ReadAllAsync(cancel))
        {
            await WriteAsync(frame, cancel);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await transport.WriteAsync(frame, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes a frame with headers; they are deflated in the order in which frames leave.</summary>
    public async ValueTask WriteHeadersAsync(IReadOnlyDictionary<string, string> headers, Func<ReadOnlyMemory<byte>, byte[]> frame, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var block = new ArrayBufferWriter<byte>();
            _deflater.Append(HeaderBlock.Encode(headers), block);
            await transport.WriteAsync(frame(block.WrittenMemory), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask WriteDataAsync(int streamId, ReadOnlyMemory<byte> data, bool fin, CancellationToken cancel)
    {
        var frame = ArrayPool<byte>.Shared.Rent(FrameHeader.Size + data.Length);
        try
        {
            FrameHeader.Data(streamId, data.Length, fin).Write(frame);
            data.CopyTo(frame.AsMemory(FrameHeader.Size));
            await WriteAsync(frame.AsMemory(0, FrameHeader.Size + data.Length), cancel);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }

    /// <summary>What is posted from now on is dropped. Writers may still be waiting for their turn, so the turn itself stays; it holds no handle.</summary>
    public void Dispose()
    {
        _closed = true;
        _posted.Writer.TryComplete();
    }
}
