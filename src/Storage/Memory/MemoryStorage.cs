using System.Collections.Immutable;
using Keles.Storage.Watching;

namespace Keles.Storage.Memory;

/// <summary>
/// The engine without a disk, for tests and simulations. It has no threads and never waits: every call is done when it
/// returns, and only watches wake anyone, in the order in which they began.
/// </summary>
/// <remarks>
/// The lock protects the list of versions; readers hold it only to pick one, which is immutable. Lock order: this one, then the hub's.
/// </remarks>
public sealed class MemoryStorage : IStorage, IMeasuredStorage, IEventHistory
{
    private readonly Lock _gate = new();
    private readonly WatchHub _hub;

    // The oldest readable version first. Revisions have no gaps, so a revision's place is its distance from the first.
    private readonly List<MemoryVersion> _versions = [new(1, null, ImmutableList<StoredValue>.Empty)];
    private long _compacted;
    private bool _closed;

    public MemoryStorage(MemoryOptions? options = null) => _hub = new(this, (options ?? new()).Watching, revision: 1);

    /// <summary>Of values: those of the oldest readable version, and of every write since.</summary>
    public long OccupiedBytes
    {
        get
        {
            lock (_gate) return _versions[0].Values.Sum(static v => (long)v.Value.Length) + _versions.Skip(1).Sum(static v => (long)(v.Change?.Current?.Value.Length ?? 0));
        }
    }

    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default) => new(At(0, cancel).Revision);

    public ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.Check(key);
        var version = At(revision, cancel);
        return new(new GetResult(version.Find(key), version.Revision));
    }

    public ValueTask<ListPage> ListAsync(
        string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.CheckPage(prefix, startAfter, limit);
        return new(At(revision, cancel).List(prefix, startAfter, limit));
    }

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.CheckPrefix(prefix);
        return new(At(revision, cancel).Count(prefix));
    }

    public ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        new(Write(Mutation.Create(key, value), cancel));

    public ValueTask<WriteResult> UpdateAsync(
        string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        new(Write(Mutation.Update(key, value, expectedModRevision), cancel));

    public ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) =>
        new(Write(Mutation.Delete(key, expectedModRevision), cancel));

    public ValueTask CompactAsync(long revision, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            RevisionRange.CheckCompaction(revision, _versions[^1].Revision);
            if (revision > _compacted)
            {
                _compacted = revision;
                _versions.RemoveRange(0, (int)(revision - _versions[0].Revision));
            }
        }

        return ValueTask.CompletedTask;
    }

    public IStorageWatch Watch(string prefix, long afterRevision) => _hub.Watch(prefix, afterRevision);

    HistorySlice IEventHistory.Read(string prefix, long after, long upTo, WatchLimits limits)
    {
        lock (_gate)
        {
            RevisionRange.CheckNotCompacted(after, _compacted);
            var events = new BatchBuilder(prefix, limits);
            var first = _versions[0].Revision;
            var end = Math.Min(upTo, after + limits.HistoryScan);
            var covered = Math.Max(after, first);
            while (covered < end && !events.IsFull)
            {
                events.Add(_versions[(int)(++covered - first)].Change!);
            }

            return new(events.Events, covered);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _hub.Close(StorageErrors.Closed());
        return ValueTask.CompletedTask;
    }

    private MemoryVersion At(long revision, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            RevisionRange.Check(revision, _compacted, _versions[^1].Revision);
            return revision == 0 ? _versions[^1] : _versions[(int)(revision - _versions[0].Revision)];
        }
    }

    private WriteResult Write(Mutation mutation, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            var latest = _versions[^1];
            var result = mutation.Apply(latest.Find(mutation.Key), latest.Revision);
            if (result is WriteResult.Written(var change))
            {
                _versions.Add(latest.With(change));
                _hub.Publish([change]);
            }

            return result;
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw StorageErrors.Closed();
        }
    }
}
