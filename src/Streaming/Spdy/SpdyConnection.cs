using System.Threading.Channels;
using Keles.Streaming.Spdy.Frames;
using Keles.Streaming.Spdy.Wire;

namespace Keles.Streaming.Spdy;

/// <summary>
/// SPDY/3.1 over a transport that was upgraded to it: streams both sides may open, each with headers and two directions that end separately.
/// Safe for concurrent use. It owns the transport.
/// </summary>
public sealed class SpdyConnection : IAsyncDisposable
{
    private readonly Stream _transport;
    private readonly FrameWriter _writer;
    private readonly StreamTable _streams;
    private readonly PingTable _pings;
    private readonly FrameReceiver _receiver;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _opening = new(1);
    private int _nextId;
    private volatile bool _ended;

    private SpdyConnection(Stream transport, bool isServer)
    {
        _transport = transport;
        _nextId = isServer ? 2 : 1;
        _writer = new FrameWriter(transport);
        _streams = new StreamTable(_writer);
        _pings = new PingTable(isServer);
        _receiver = new FrameReceiver(new FrameReader(transport), _writer, _streams, _pings, isServer);
        Completion = RunAsync();
    }

    /// <summary>Streams that the peer opened, to be accepted or reset; it ends with the connection.</summary>
    public ChannelReader<SpdyStream> Incoming => _receiver.Incoming;

    /// <summary>Ends, without failing, when the connection is gone.</summary>
    public Task Completion { get; }

    /// <summary>Begins to speak SPDY on a transport.</summary>
    public static SpdyConnection Start(Stream transport, bool isServer) => new(transport, isServer);

    /// <summary>Opens a stream and waits until the peer has accepted it.</summary>
    public async Task<SpdyStream> OpenAsync(IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        SpdyStream stream;
        await _opening.WaitAsync(cancel);
        try
        {
            // Numbers must reach the peer in rising order.
            stream = _streams.Add(_nextId, headers);
            _nextId += 2;
            if (_ended || _receiver.PeerGoesAway)
            {
                _streams.Remove(stream);
                throw new IOException(_ended ? "the connection is closed" : "the peer takes no new streams");
            }
            await _writer.WriteHeadersAsync(headers, block => FrameEncoder.SynStream(stream.Id, fin: false, block.Span), cancel);
        }
        finally
        {
            _opening.Release();
        }
        await stream.Replied.WaitAsync(cancel);
        return stream;
    }

    /// <summary>Waits until the peer has answered a ping.</summary>
    public async Task PingAsync(CancellationToken cancel)
    {
        var (id, answered) = _pings.Begin();
        try
        {
            await _writer.WriteAsync(FrameEncoder.Ping(id), cancel);
            await answered.WaitAsync(cancel);
        }
        finally
        {
            _pings.End(id);
        }
    }

    /// <summary>Tells the peer that no new streams are welcome; those that are open go on.</summary>
    public async ValueTask GoAwayAsync(CancellationToken cancel)
    {
        try
        {
            await _writer.WriteAsync(FrameEncoder.GoAway(_receiver.LastPeerStream), cancel);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // It went away first.
        }
    }

    /// <summary>Closes the transport; what was still under way is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _transport.DisposeAsync();
        await Completion;
        _receiver.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield(); // the constructor must not wait for the transport
        var pump = _writer.PumpAsync(_stop.Token);
        Exception reason;
        try
        {
            _writer.Post(FrameEncoder.InitialWindow(SpdyLimits.StreamWindow));
            _writer.Post(FrameEncoder.WindowUpdate(0, SpdyLimits.ConnectionWindow - SpdyLimits.InitialWindow));
            await _receiver.RunAsync(_stop.Token);
            reason = new IOException("the peer closed the connection");
        }
        catch (Exception error)
        {
            // Whatever it was, it ends the streams, and they tell their users: nobody may wait for a loop that is gone.
            reason = error;
        }
        await EndAsync(pump, reason);
    }

    private async Task EndAsync(Task pump, Exception reason)
    {
        _ended = true;
        await _stop.CancelAsync();
        _writer.Dispose();
        _streams.Lose(reason);
        _pings.Lose(reason);
        try
        {
            await pump;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The same end, seen from the other side.
        }
    }
}
