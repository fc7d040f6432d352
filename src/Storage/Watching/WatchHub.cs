namespace Keles.Storage.Watching;

/// <summary>
/// Hands committed writes to the watches of one store. The engine publishes each commit once, in order, before it
/// answers the writer; watches pull. Nothing a watch does or fails to do can hold the writer up.
/// </summary>
/// <remarks>
/// <para>One lock protects the window of recent events, the published revision, the list of watches and each watch's position
/// and waiter. It is held for memory operations only, never while reading history, and the woken readers run outside it.
/// Lock order: the engine's write lock, then this one.</para>
/// <para>Example: window (100, 110]. Watch A stands at 110 and waits; B stands at 104, its reader is busy; C started at 20.
/// Commit 111 under A's prefix: the window gains it and A is woken, pulls {111}. Had it been under another prefix, A would just stand
/// at 111 now, still asleep. B pulls 105..111 from the window when it comes back. C reads (20, …] from the history slice by slice until it
/// stands inside the window. If 20 was compacted, C ends as Compacted.</para>
/// </remarks>
internal sealed class WatchHub(IEventHistory history, WatchLimits limits, long revision)
{
    private readonly Lock _gate = new();
    private readonly RecentEvents _recent = new(limits, revision);
    private readonly List<HubWatch> _watches = [];
    private long _published = revision;
    private StorageException? _failure;

    /// <summary>The newest revision watches can see. Engines answer reads of "latest" at this one, so the two agree.</summary>
    public long Published => Volatile.Read(ref _published);

    public WatchLimits Limits => limits;

    public IEventHistory History => history;

    public IStorageWatch Watch(string prefix, long afterRevision)
    {
        StorageKey.CheckPrefix(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(afterRevision);
        var watch = new HubWatch(this, prefix, afterRevision);
        lock (_gate)
        {
            ThrowIfClosed();
            _watches.Add(watch);
        }

        return watch;
    }

    /// <summary>Makes commits visible. Contiguous: the first one's revision is Published + 1.</summary>
    public void Publish(ReadOnlySpan<StorageEvent> commits)
    {
        List<TaskCompletionSource>? woken = null;
        lock (_gate)
        {
            foreach (var change in commits)
            {
                _recent.Add(change);
            }

            Volatile.Write(ref _published, _recent.Last);
            foreach (var watch in _watches)
            {
                Collect(ref woken, watch.Advance(commits, _recent.Last));
            }
        }

        Wake(woken);
    }

    /// <summary>Ends every waiting and future read with the failure.</summary>
    public void Close(StorageException failure)
    {
        List<TaskCompletionSource>? woken = null;
        lock (_gate)
        {
            _failure ??= failure;
            foreach (var watch in _watches)
            {
                Collect(ref woken, watch.TakeWaiter());
            }
        }

        Wake(woken);
    }

    /// <summary>Runs a step of a watch under the lock that protects its position.</summary>
    public T Locked<T>(Func<RecentEvents, T> step)
    {
        lock (_gate)
        {
            return step(_recent);
        }
    }

    /// <summary>Called inside <see cref="Locked{T}"/> by a watch.</summary>
    public void ThrowIfClosed()
    {
        if (_failure is { } failure)
        {
            // A fresh one for each reader: a thrown exception collects its thrower's stack.
            throw new StorageException(failure.Failure, failure.Message, failure.InnerException);
        }
    }

    /// <summary>Called inside <see cref="Locked{T}"/> by a watch that ends.</summary>
    public void Remove(HubWatch watch) => _watches.Remove(watch);

    private static void Collect(ref List<TaskCompletionSource>? woken, TaskCompletionSource? waiter)
    {
        if (waiter is not null)
        {
            (woken ??= []).Add(waiter);
        }
    }

    private static void Wake(List<TaskCompletionSource>? woken)
    {
        foreach (var waiter in woken ?? [])
        {
            waiter.TrySetResult();
        }
    }
}
