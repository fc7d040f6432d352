using Keles.Storage.Sqlite.Files;
using Keles.Storage.Sqlite.Native;
using Keles.Storage.Sqlite.Reading;
using Keles.Storage.Sqlite.Writing;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite;

/// <summary>
/// The embedded durable engine: one SQLite file that this process alone has open. One thread writes, many writes to a flush; a
/// write is answered when it survives a power cut. Reads run on the caller's thread, on connections of their own, and see every write that
/// was answered before.
/// </summary>
public sealed class SqliteStorage : IStorage, IMeasuredStorage, IEventHistory
{
    private readonly StoreLock _lock;
    private readonly Compacted _compacted;
    private readonly WatchHub _hub;
    private readonly Writer _writer;
    private readonly ReaderPool _readers;
    private readonly string _path;
    private int _disposed;

    private SqliteStorage(StoreLock held, SqliteConnection connection, SqliteOptions options)
    {
        _lock = held;
        _path = options.Path;
        _compacted = new(connection.ReadNumber("SELECT compacted FROM compaction"));
        _hub = new(this, options.Watching, Math.Max(1, connection.ReadNumber("SELECT max(revision) FROM log")));
        _writer = new(connection, _hub, _compacted, options);
        _readers = new(options.Path);
        _writer.Start();
    }

    /// <summary>The file and the log that is not in it yet.</summary>
    public long OccupiedBytes => LengthOf(_path) + LengthOf(_path + "-wal");

    /// <summary>Opens the store, or makes an empty one; <see cref="StorageException"/> says why it cannot.</summary>
    public static SqliteStorage Open(SqliteOptions options)
    {
        var (held, connection) = StoreFile.Open(options);
        try
        {
            return new(held, connection, options);
        }
        catch
        {
            connection.Dispose();
            held.Dispose();
            throw;
        }
    }

    public ValueTask<long> GetRevisionAsync(CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        return new(_hub.Published);
    }

    public ValueTask<GetResult> GetAsync(string key, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.Check(key);
        return ReadAsync(revision, static (reader, at, key) => new GetResult(reader.Get(key, at), at), key, cancel);
    }

    public ValueTask<ListPage> ListAsync(
        string prefix, string? startAfter = null, int limit = 0, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.CheckPage(prefix, startAfter, limit);
        var range = KeyRange.Of(prefix, startAfter);
        return ReadAsync(revision, static (reader, at, ask) => reader.List(ask.range, ask.limit, at, ask.cancel), (range, limit, cancel), cancel);
    }

    public ValueTask<long> CountAsync(string prefix, long revision = 0, CancellationToken cancel = default)
    {
        StorageKey.CheckPrefix(prefix);
        return ReadAsync(revision, static (reader, at, range) => reader.Count(range, at), KeyRange.Of(prefix, null), cancel);
    }

    public ValueTask<WriteResult> CreateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        WriteAsync(Mutation.Create(key, value), cancel);

    public ValueTask<WriteResult> UpdateAsync(
        string key, ReadOnlyMemory<byte> value, long expectedModRevision, CancellationToken cancel = default) =>
        WriteAsync(Mutation.Update(key, value, expectedModRevision), cancel);

    public ValueTask<WriteResult> DeleteAsync(string key, long expectedModRevision, CancellationToken cancel = default) =>
        WriteAsync(Mutation.Delete(key, expectedModRevision), cancel);

    public async ValueTask CompactAsync(long revision, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        RevisionRange.CheckCompaction(revision, _hub.Published);
        if (revision > _compacted.Revision)
        {
            await _writer.CompactAsync(revision);
        }
    }

    public IStorageWatch Watch(string prefix, long afterRevision) => _hub.Watch(prefix, afterRevision);

    HistorySlice IEventHistory.Read(string prefix, long after, long upTo, WatchLimits limits)
    {
        RevisionRange.CheckNotCompacted(after, _compacted.Revision);
        var slice = _readers.Read(reader => reader.History(prefix, after, upTo, limits));
        RevisionRange.CheckNotCompacted(after, _compacted.Revision);
        return slice;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _writer.DisposeAsync();
        _readers.Dispose();
        _lock.Dispose();
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;

    private ValueTask<WriteResult> WriteAsync(Mutation mutation, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new(_writer.WriteAsync(mutation, cancel));
    }

    /// <summary>
    /// Reads first and asks then whether compaction has passed: only the answer to that second question is final.
    /// A read of the latest that was overtaken begins again; to be overtaken it takes a write and a compaction in between.
    /// </summary>
    private async ValueTask<T> ReadAsync<T, TAsk>(long revision, Func<LogReader, long, TAsk, T> read, TAsk ask, CancellationToken cancel)
    {
        while (true)
        {
            var current = _hub.Published;
            RevisionRange.Check(revision, _compacted.Revision, current);
            var at = revision == 0 ? current : revision;
            var result = await _readers.ReadAsync(reader => read(reader, at, ask), cancel);
            if (at >= _compacted.Revision)
            {
                return result;
            }
        }
    }

    private void ThrowIfDisposed()
    {
        if (Volatile.Read(ref _disposed) == 1)
        {
            throw StorageErrors.Closed();
        }
    }
}
