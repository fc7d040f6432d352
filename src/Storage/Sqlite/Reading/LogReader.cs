using Keles.Storage.Sqlite.Native;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite.Reading;

/// <summary>
/// One reading connection with its statements. Every statement names the revision it reads at and is a snapshot in itself, and what it
/// shows at a revision never changes, short of compaction, which the caller checks afterwards (<see cref="Compacted"/>).
/// </summary>
internal sealed class LogReader : IDisposable
{
    // The newest version of each key comes from the index alone; only those rows are fetched, and deletes dropped. The planner runs
    // the inner select as a coroutine in index order: no sort, and a limit stops it early.
    private const string Visible = """
        FROM (SELECT max(revision) AS newest FROM log WHERE key >= ?1 AND key < ?2 AND revision <= ?3 GROUP BY key ORDER BY key) AS g
        CROSS JOIN log AS v ON v.revision = g.newest WHERE v.value IS NOT NULL
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _list;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _history;
    private readonly SqliteStatement _version;

    public LogReader(string path)
    {
        _connection = SqliteConnection.Open(path, readOnly: true, SqliteLimits.LockPatience);
        _connection.Execute($"PRAGMA cache_size = -{SqliteLimits.ReaderCacheKiB}");
        _get = _connection.Prepare("SELECT revision, created, value FROM log WHERE key = ?1 AND revision <= ?2 ORDER BY revision DESC LIMIT 1");
        _list = _connection.Prepare($"SELECT v.key, v.created, v.revision, v.value {Visible} LIMIT ?4");
        _count = _connection.Prepare($"SELECT count(*) {Visible}");
        _history = _connection.Prepare("SELECT revision, key, created, previous, value FROM log WHERE revision > ?1 AND revision <= ?2 ORDER BY revision");
        _version = _connection.Prepare("SELECT created, value FROM log WHERE revision = ?1");
    }

    public StoredValue? Get(string key, long revision)
    {
        using var run = _get.Begin();
        return _get.Bind(1, key).Bind(2, revision).Step() && !_get.IsNull(2)
            ? new(key, _get.Bytes(2), _get.Number(1), _get.Number(0))
            : null;
    }

    public ListPage List(KeyRange range, int limit, long revision, CancellationToken cancel)
    {
        using var run = _list.Begin();
        range.BindTo(_list);
        // One row more than asked for tells whether there is more; SQLite takes -1 for no limit.
        _list.Bind(3, revision).Bind(4, limit > 0 ? limit + 1L : -1);
        var items = new List<StoredValue>();
        while (_list.Step())
        {
            if (limit > 0 && items.Count == limit)
            {
                return new(items, revision, More: true);
            }

            items.Add(new(_list.Text(0), _list.Bytes(3), _list.Number(1), _list.Number(2)));
            if (items.Count % SqliteLimits.RowsPerCancellationCheck == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }

        return new(items, revision, More: false);
    }

    public long Count(KeyRange range, long revision)
    {
        using var run = _count.Begin();
        range.BindTo(_count);
        return _count.Bind(3, revision).Step() ? _count.Number(0) : 0;
    }

    public HistorySlice History(string prefix, long after, long upTo, WatchLimits limits)
    {
        using var run = _history.Begin();
        var events = new BatchBuilder(prefix, limits);
        var (covered, end) = (after, Math.Min(upTo, after + limits.HistoryScan));
        _history.Bind(1, after).Bind(2, end);
        while (covered < end && !events.IsFull && _history.Step())
        {
            covered = _history.Number(0);
            var key = _history.Text(1);
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                events.Add(new(key, covered, Current(key, covered), Version(key, _history.Number(3))));
            }
        }

        return new(events.Events, covered);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _get, _list, _count, _history, _version })
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private StoredValue? Current(string key, long revision) =>
        _history.IsNull(4) ? null : new(key, _history.Bytes(4), _history.Number(2), revision);

    private StoredValue? Version(string key, long revision)
    {
        using var run = _version.Begin();
        return revision > 0 && _version.Bind(1, revision).Step()
            ? new(key, _version.Bytes(1), _version.Number(0), revision)
            : null;
    }
}
