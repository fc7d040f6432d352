using Keles.Streaming.Buffers;
using Keles.Streaming.Spdy.Flow;
using Keles.Streaming.Spdy.Frames;
using Keles.Streaming.Spdy.Wire;

namespace Keles.Streaming.Spdy;

/// <summary>One stream of a SPDY connection.</summary>
public sealed class SpdyStream : IChannel
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly StreamTable _table;
    private readonly FrameWriter _writer;
    private readonly InboundBuffer _inbound = new(SpdyLimits.StreamWindow + SpdyLimits.DataChunk);
    private readonly ReceiveCredit _credit = new();
    private readonly TaskCompletionSource _replied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _peerEnded;
    private int _weEnded;

    internal SpdyStream(StreamTable table, FrameWriter writer, int id, IReadOnlyDictionary<string, string> headers, WindowMode mode)
    {
        _table = table;
        _writer = writer;
        Id = id;
        Headers = headers;
        Window = new SendWindow(mode, mode.InitialWindow);
    }

    public int Id { get; }

    /// <summary>What the opener said of the stream; names are found without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    internal SendWindow Window { get; }

    internal Task Replied => _replied.Task;

    /// <summary>Tells the opener that its stream was accepted. Nothing may be written before.</summary>
    public ValueTask AcceptAsync(CancellationToken cancel) =>
        _writer.WriteHeadersAsync(NoHeaders, block => FrameEncoder.SynReply(Id, fin: false, block.Span), cancel);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        var count = await _inbound.ReadAsync(buffer, cancel);
        _table.Credit(this, _credit, count);
        return count;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (!bytes.IsEmpty)
        {
            if (Volatile.Read(ref _weEnded) != 0)
            {
                throw new IOException($"stream {Id} is closed for writing");
            }
            var room = await Window.TakeAsync(Math.Min(bytes.Length, SpdyLimits.DataChunk), cancel);
            var part = bytes[..await _table.Window.TakeAsync(room, cancel)];
            if (part.Length < room)
            {
                Window.Add(room - part.Length);
            }
            await _writer.WriteDataAsync(Id, part, fin: false, cancel);
            bytes = bytes[part.Length..];
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _weEnded, 1) != 0)
        {
            return;
        }
        try
        {
            await _writer.WriteDataAsync(Id, default, fin: true, cancel);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The connection is gone, and this side with it.
        }
        _table.Forget(this);
    }

    public void StopReading() => _inbound.Discard();

    /// <summary>Cuts the stream both ways.</summary>
    public ValueTask ResetAsync(CancellationToken cancel) => ResetAsync(ResetStatus.Cancel, cancel);

    internal bool BothEnded => Volatile.Read(ref _weEnded) != 0 && Volatile.Read(ref _peerEnded) != 0;

    internal async ValueTask ResetAsync(ResetStatus status, CancellationToken cancel)
    {
        Cut(new IOException($"stream {Id} was reset"));
        try
        {
            await _writer.WriteAsync(FrameEncoder.RstStream(Id, status), cancel);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Nobody is there to be told.
        }
    }

    internal ValueTask ReceiveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) => _inbound.WriteAsync(bytes, cancel);

    /// <summary>The peer opened the stream to send only.</summary>
    internal void OnOneWay() => Interlocked.Exchange(ref _weEnded, 1);

    internal void OnReply() => _replied.TrySetResult();

    /// <summary>The peer ended its side.</summary>
    internal void OnFin()
    {
        if (Interlocked.Exchange(ref _peerEnded, 1) == 0)
        {
            _inbound.End();
        }
        _table.Forget(this);
    }

    /// <summary>The peer cut the stream. Peers reset streams also when all is well and done, so readers just see the end.</summary>
    internal void OnReset(ResetStatus status)
    {
        Cut(new IOException($"the peer reset stream {Id} ({status})"));
    }

    /// <summary>The connection is gone: what was not ended before is cut off.</summary>
    internal void OnLost(Exception reason)
    {
        Interlocked.Exchange(ref _weEnded, 1);
        Window.Fail(reason);
        _replied.TrySetException(reason);
        _ = _replied.Task.Exception; // nobody may be waiting
        if (Interlocked.Exchange(ref _peerEnded, 1) == 0)
        {
            _inbound.End(new IOException(reason.Message, reason));
        }
    }

    private void Cut(Exception reason)
    {
        Interlocked.Exchange(ref _weEnded, 1);
        Window.Fail(reason);
        _replied.TrySetException(reason);
        _ = _replied.Task.Exception;
        OnFin();
    }
}
