namespace Keles.Streaming.Spdy.Flow;

/// <summary>
/// How much may be sent before the peer gives more room. The peers met in practice (client-go, containerd) give none and expect none: until
/// a peer shows that it keeps to windows there is no limit here, and the transport's own back pressure has to do.
/// </summary>
internal sealed class SendWindow
{
    private readonly Lock _gate = new();
    private readonly WindowMode _mode;
    private long _room;
    private Exception? _failure;
    private TaskCompletionSource _changed = NewSignal();

    public SendWindow(WindowMode mode, int room)
    {
        _mode = mode;
        _room = room;
    }

    /// <summary>Takes room for some of the bytes, waiting until there is any.</summary>
    public async ValueTask<int> TakeAsync(int wanted, CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_failure is not null)
                {
                    throw new IOException(_failure.Message, _failure);
                }
                if (!_mode.PeerKeepsWindows || _room > 0)
                {
                    var taken = _mode.PeerKeepsWindows ? (int)Math.Min(wanted, _room) : wanted;
                    _room -= taken;
                    return taken;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(cancel);
        }
    }

    public void Add(long room)
    {
        lock (_gate)
        {
            _room = Math.Min(_room + room, int.MaxValue);
            Signal();
        }
    }

    /// <summary>Nothing can be sent any more; who waits learns why.</summary>
    public void Fail(Exception reason)
    {
        lock (_gate)
        {
            _failure ??= reason;
            Signal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }
}
