using System.Collections.Concurrent;
using Keles.Streaming.Spdy.Flow;
using Keles.Streaming.Spdy.Frames;

namespace Keles.Streaming.Spdy.Wire;

/// <summary>The streams of a connection, and what they share: the windows of the connection as a whole.</summary>
internal sealed class StreamTable
{
    // A stream must either begin with the window the peer told of or be among those that are changed when it does.
    private readonly Lock _windows = new();
    private readonly ConcurrentDictionary<int, SpdyStream> _streams = new();
    private readonly WindowMode _mode = new();
    private readonly ReceiveCredit _credit = new();
    private readonly FrameWriter _writer;
    private volatile bool _lost;

    public StreamTable(FrameWriter writer)
    {
        _writer = writer;
        Window = new SendWindow(_mode, SpdyLimits.InitialWindow);
    }

    /// <summary>What may be sent on all streams together.</summary>
    public SendWindow Window { get; }

    public int Count => _streams.Count;

    public bool TryGet(int id, out SpdyStream stream) => _streams.TryGetValue(id, out stream!);

    public SpdyStream Add(int id, IReadOnlyDictionary<string, string> headers)
    {
        lock (_windows)
        {
            return _streams[id] = new SpdyStream(this, _writer, id, headers, _mode);
        }
    }

    public void Remove(SpdyStream stream) => _streams.TryRemove(stream.Id, out _);

    /// <summary>Lets go of a stream once both its sides have ended.</summary>
    public void Forget(SpdyStream stream)
    {
        if (stream.BothEnded)
        {
            Remove(stream);
        }
    }

    /// <summary>The peer told how much it takes on each stream, and so that it keeps count.</summary>
    public void SetInitialWindow(int window)
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

    /// <summary>
    /// Gives room back for bytes that a reader took, to a peer that keeps to windows. Others ignore it, and worse: they close without
    /// having read it, which makes the kernel throw away what they said last.
    /// </summary>
    public void Credit(SpdyStream stream, ReceiveCredit streamCredit, int count)
    {
        if (count == 0 || _lost)
        {
            return;
        }
        if (streamCredit.Return(count) is > 0 and var room && _mode.PeerKeepsWindows)
        {
            _writer.Post(FrameEncoder.WindowUpdate(stream.Id, room));
        }
        CreditConnection(count);
    }

    public void CreditConnection(int count)
    {
        if (_credit.Return(count) is > 0 and var room && _mode.PeerKeepsWindows)
        {
            _writer.Post(FrameEncoder.WindowUpdate(0, room));
        }
    }

    /// <summary>The connection is gone, and with it every stream.</summary>
    public void Lose(Exception reason)
    {
        _lost = true;
        Window.Fail(reason);
        foreach (var stream in _streams.Values)
        {
            stream.OnLost(reason);
        }
        _streams.Clear();
    }
}
