using System.Collections.Concurrent;
using System.Threading.Channels;
using Keles.Streaming.Spdy.Flow;
using Keles.Streaming.Spdy.Frames;
using Keles.Streaming.Spdy.Headers;
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
    private readonly FrameReader _reader;
    private readonly HeaderInflater _inflater = new();
    private readonly WindowMode _mode = new();
    private readonly ReceiveCredit _credit = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, SpdyStream> _streams = new();
    private readonly ConcurrentDictionary<uint, TaskCompletionSource> _pings = new();
    private readonly SemaphoreSlim _opening = new(1);
    private readonly Channel<SpdyStream> _incoming = Channel.CreateBounded<SpdyStream>(SpdyLimits.MaxWaitingStreams);
    private readonly bool _isServer;
    // A stream must either begin with the window the peer told of or be among those that are changed when it does.
    private readonly Lock _windows = new();
    private int _nextId;
    private uint _nextPing;
    private int _lastPeerId;
    private volatile bool _peerGoesAway;
    private volatile bool _ended;

    private SpdyConnection(Stream transport, bool isServer)
    {
        _transport = transport;
        _isServer = isServer;
        _nextId = isServer ? 2 : 1;
        _nextPing = (uint)_nextId;
        _writer = new FrameWriter(transport);
        _reader = new FrameReader(transport);
        Window = new SendWindow(_mode, SpdyLimits.InitialWindow);
        Completion = RunAsync();
    }

    /// <summary>Streams that the peer opened, to be accepted or reset; it ends with the connection.</summary>
    public ChannelReader<SpdyStream> Incoming => _incoming.Reader;

    /// <summary>Ends, without failing, when the connection is gone.</summary>
    public Task Completion { get; }

    internal SendWindow Window { get; }

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
            stream = NewStream(_nextId, headers);
            _nextId += 2;
            if (_ended || _peerGoesAway)
            {
                _streams.TryRemove(stream.Id, out _);
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
        var id = Interlocked.Add(ref _nextPing, 2) - 2;
        var answered = _pings[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _writer.WriteAsync(FrameEncoder.Ping(id), cancel);
            await answered.Task.WaitAsync(cancel);
        }
        finally
        {
            _pings.TryRemove(id, out _);
        }
    }

    /// <summary>Tells the peer that no new streams are welcome; those that are open go on.</summary>
    public async ValueTask GoAwayAsync(CancellationToken cancel)
    {
        try
        {
            await _writer.WriteAsync(FrameEncoder.GoAway(_lastPeerId), cancel);
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
        _inflater.Dispose();
    }

    internal void Credit(SpdyStream stream, ReceiveCredit streamCredit, int count)
    {
        if (count == 0 || _ended)
        {
            return;
        }
        if (streamCredit.Return(count) is > 0 and var room)
        {
            _writer.Post(FrameEncoder.WindowUpdate(stream.Id, room));
        }
        CreditConnection(count);
    }

    internal void Forget(SpdyStream stream)
    {
        if (stream.BothEnded)
        {
            _streams.TryRemove(stream.Id, out _);
        }
    }

    private async Task RunAsync()
    {
        Exception reason = new IOException("the connection was closed");
        await Task.Yield(); // the constructor must not wait for the transport
        var pump = _writer.PumpAsync(_stop.Token);
        try
        {
            _writer.Post(FrameEncoder.InitialWindow(SpdyLimits.StreamWindow));
            _writer.Post(FrameEncoder.WindowUpdate(0, SpdyLimits.ConnectionWindow - SpdyLimits.InitialWindow));
            while (await _reader.ReadHeaderAsync(_stop.Token) is { } header)
            {
                await ReceiveAsync(header);
            }
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
        await _stop.CancelAsync();
        _ended = true;
        _writer.Dispose();
        Window.Fail(reason);
        _incoming.Writer.TryComplete();
        foreach (var stream in _streams.Values)
        {
            stream.OnLost(reason);
        }
        foreach (var ping in _pings.Values)
        {
            ping.TrySetException(new IOException(reason.Message, reason));
        }
        _streams.Clear();
        try
        {
            await pump;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The same end, seen from the other side.
        }
    }

    private async ValueTask ReceiveAsync(FrameHeader header)
    {
        if (!header.IsControl)
        {
            await ReceiveDataAsync(header);
            return;
        }
        var body = await _reader.ReadBodyAsync(header.Length, _stop.Token);
        switch (FrameParser.Parse(header, body))
        {
            case SpdyFrame.SynStream opened:
                OnSynStream(opened);
                break;
            case SpdyFrame.SynReply reply:
                Inflate(reply.Headers);
                OnStream(reply.StreamId, stream => stream.OnReply(), reply.Fin);
                break;
            case SpdyFrame.MoreHeaders more:
                Inflate(more.Block);
                OnStream(more.StreamId, _ => { }, more.Fin);
                break;
            case SpdyFrame.RstStream reset:
                OnStream(reset.StreamId, stream => stream.OnReset(reset.Status), fin: false);
                break;
            case SpdyFrame.WindowUpdate { StreamId: 0 } update:
                Window.Add(update.Delta);
                break;
            case SpdyFrame.WindowUpdate update:
                OnStream(update.StreamId, stream => stream.Window.Add(update.Delta), fin: false);
                break;
            case SpdyFrame.Settings { InitialWindow: { } window }:
                OnInitialWindow(window);
                break;
            case SpdyFrame.Ping ping:
                OnPing(ping.Id);
                break;
            case SpdyFrame.GoAway:
                _peerGoesAway = true;
                break;
        }
    }

    private async ValueTask ReceiveDataAsync(FrameHeader header)
    {
        if (_streams.TryGetValue(header.StreamId, out var stream))
        {
            await _reader.ReadDataAsync(header.Length, stream.ReceiveAsync, _stop.Token);
            if (header.Fin)
            {
                stream.OnFin();
            }
            return;
        }
        // A stream that ended here may still have data on the way; it counts against the connection's window all the same.
        await _reader.ReadDataAsync(header.Length, static (_, _) => ValueTask.CompletedTask, _stop.Token);
        CreditConnection(header.Length);
    }

    private void OnSynStream(SpdyFrame.SynStream opened)
    {
        var headers = Inflate(opened.Headers);
        var isTheirs = opened.StreamId % 2 == (_isServer ? 1 : 0);
        if (!isTheirs || opened.StreamId <= _lastPeerId)
        {
            _writer.Post(FrameEncoder.RstStream(opened.StreamId, ResetStatus.ProtocolError));
            return;
        }
        _lastPeerId = opened.StreamId;
        var stream = NewStream(opened.StreamId, headers);
        if (opened.Unidirectional)
        {
            stream.OnOneWay();
        }
        if (opened.Fin)
        {
            stream.OnFin();
        }
        if (_streams.Count > SpdyLimits.MaxStreams || !_incoming.Writer.TryWrite(stream))
        {
            _streams.TryRemove(stream.Id, out _);
            _writer.Post(FrameEncoder.RstStream(opened.StreamId, ResetStatus.RefusedStream));
        }
    }

    private void OnStream(int id, Action<SpdyStream> act, bool fin)
    {
        if (!_streams.TryGetValue(id, out var stream))
        {
            return;
        }
        act(stream);
        if (fin)
        {
            stream.OnFin();
        }
    }

    private void OnInitialWindow(int window)
    {
        lock (_windows)
        {
            var change = window - _mode.InitialWindow;
            _mode.InitialWindow = window;
            _mode.PeerKeepsWindows = true;
            foreach (var stream in _streams.Values)
            {
                stream.Window.Add(change);
            }
        }
    }

    private SpdyStream NewStream(int id, IReadOnlyDictionary<string, string> headers)
    {
        lock (_windows)
        {
            return _streams[id] = new SpdyStream(this, _writer, id, headers, _mode);
        }
    }

    private void OnPing(uint id)
    {
        var isOurs = id % 2 == (_isServer ? 0 : 1);
        if (!isOurs)
        {
            _writer.Post(FrameEncoder.Ping(id));
        }
        else if (_pings.TryGetValue(id, out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    private Dictionary<string, string> Inflate(ReadOnlyMemory<byte> block)
    {
        _inflater.Feed(block);
        return HeaderBlock.Decode(_inflater);
    }

    private void CreditConnection(int count)
    {
        if (_credit.Return(count) is > 0 and var room)
        {
            _writer.Post(FrameEncoder.WindowUpdate(0, room));
        }
    }
}
