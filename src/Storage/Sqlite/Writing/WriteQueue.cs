namespace Keles.Storage.Sqlite.Writing;

/// <summary>
/// Writes and compactions waiting for the writer thread. While it commits one group the next one gathers here: the slower the
/// disk, the larger the groups.
/// </summary>
/// <remarks>One lock protects both queues and the closing flag; the writer thread sleeps on it.</remarks>
internal sealed class WriteQueue
{
    private readonly object _gate = new();
    private readonly Queue<WriteRequest> _writes = new();
    private readonly Queue<CompactionRequest> _compactions = new();
    private bool _closing;

    public void Add(WriteRequest write)
    {
        lock (_gate)
        {
            ThrowIfClosing();
            if (_writes.Count >= StorageLimits.MaxWaitingWrites)
            {
                throw StorageErrors.Busy();
            }

            _writes.Enqueue(write);
            Monitor.Pulse(_gate);
        }
    }

    public void Add(CompactionRequest compaction)
    {
        lock (_gate)
        {
            ThrowIfClosing();
            _compactions.Enqueue(compaction);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Lets the writer finish what is here and then stop.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>
    /// Fills the next group and the newly asked compactions, both perhaps empty; sleeps first when there is nothing and the
    /// writer has no work of its own. False when the queue is closed and empty.
    /// </summary>
    public bool Take(List<WriteRequest> group, List<CompactionRequest> compactions, bool wait)
    {
        lock (_gate)
        {
            while (wait && !_closing && _writes.Count == 0 && _compactions.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            for (var bytes = 0; group.Count < SqliteLimits.GroupWrites && bytes < SqliteLimits.GroupBytes && _writes.TryDequeue(out var write);)
            {
                if (!write.EndIfCancelled())
                {
                    group.Add(write);
                    bytes += write.Mutation.Value.Length;
                }
            }

            while (_compactions.TryDequeue(out var compaction))
            {
                compactions.Add(compaction);
            }

            return !_closing || group.Count > 0 || compactions.Count > 0;
        }
    }

    private void ThrowIfClosing()
    {
        if (_closing)
        {
            throw StorageErrors.Closed();
        }
    }
}
