namespace Keles.Storage.Watching;

/// <summary>
/// One watch: a position in the history, nothing else. There is one reader at a time; while it waits its position belongs to
/// the hub, which moves it past foreign writes, and otherwise to the reader. The other fields are protected by the hub's lock.
/// </summary>
internal sealed class HubWatch(WatchHub hub, string prefix, long afterRevision) : IStorageWatch
{
    private long _position = afterRevision;
    private TaskCompletionSource? _waiter;
    private bool _progressRequested;
    private bool _disposed;

    public WatchState State { get; private set; } = WatchState.Live;

    public async ValueTask<WatchBatch> ReadAsync(CancellationToken cancel = default)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            switch (hub.Locked(Next))
            {
                case Step.Deliver(var batch):
                    return batch;
                case Step.ReadHistory(var upTo):
                    if (ReadHistory(upTo) is { } past)
                    {
                        return past;
                    }

                    break;
                case Step.Wait(var waiter):
                    // Not Task.WaitAsync: it would resume on the thread pool, also under a simulation's scheduler.
                    using (cancel.UnsafeRegister(static (w, c) => ((TaskCompletionSource)w!).TrySetCanceled(c), waiter))
                    {
                        await waiter.Task;
                    }

                    break;
            }
        }
    }

    public void RequestProgress()
    {
        var waiter = hub.Locked(_ =>
        {
            _progressRequested = true;
            return TakeWaiter();
        });
        waiter?.TrySetResult();
    }

    public void Dispose()
    {
        var waiter = hub.Locked(_ =>
        {
            _disposed = true;
            State = WatchState.Ended;
            hub.Remove(this);
            return TakeWaiter();
        });
        waiter?.TrySetResult();
    }

    /// <summary>Commits arrived (hub's lock held): whom to wake, or null when they do not concern a waiting reader.</summary>
    public TaskCompletionSource? Advance(ReadOnlySpan<StorageEvent> commits, long revision)
    {
        if (_waiter is null)
        {
            return null;
        }

        foreach (var change in commits)
        {
            if (change.Revision > _position && change.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return TakeWaiter();
            }
        }

        _position = Math.Max(_position, revision);
        return null;
    }

    /// <summary>Hub's lock held.</summary>
    public TaskCompletionSource? TakeWaiter()
    {
        var waiter = _waiter;
        _waiter = null;
        return waiter;
    }

    private Step Next(RecentEvents recent)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        hub.ThrowIfClosed();
        _waiter = null; // a cancelled read left its own behind
        if (_position < recent.Before)
        {
            if (State != WatchState.CatchingUp)
            {
                State = WatchState.CatchingUp;
                StorageMetrics.CaughtUp();
            }

            return new Step.ReadHistory(recent.Last);
        }

        State = WatchState.Live;
        var batch = new BatchBuilder(prefix, hub.Limits);
        while (_position < recent.Last && !batch.IsFull)
        {
            batch.Add(recent[++_position]);
        }

        if (batch.IsEmpty && !_progressRequested)
        {
            _waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new Step.Wait(_waiter);
        }

        // Only a batch that reaches the end answers the request: an earlier one says too little.
        _progressRequested &= _position < recent.Last;
        return new Step.Deliver(new WatchBatch.Changes(batch.Events, Math.Min(_position, recent.Last)));
    }

    private WatchBatch? ReadHistory(long upTo)
    {
        try
        {
            var slice = hub.History.Read(prefix, _position, upTo, hub.Limits);
            _position = slice.CoveredTo;
            return slice.Events.Count > 0 ? new WatchBatch.Changes(slice.Events, slice.CoveredTo) : null;
        }
        catch (StorageCompactedException gone)
        {
            Dispose();
            return new WatchBatch.Compacted(gone.CompactedRevision);
        }
    }

    private abstract record Step
    {
        public sealed record Deliver(WatchBatch Batch) : Step;

        public sealed record ReadHistory(long UpTo) : Step;

        public sealed record Wait(TaskCompletionSource Waiter) : Step;
    }
}
