using Keles.Storage.Sqlite.Native;

namespace Keles.Storage.Sqlite.Writing;

/// <summary>What the writer asks of the table <c>log</c>, inside its transaction.</summary>
internal sealed class LogTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _newest = connection.Prepare(
        "SELECT revision, created, value FROM log WHERE key = ?1 ORDER BY revision DESC LIMIT 1");

    private readonly SqliteStatement _append = connection.Prepare(
        "INSERT INTO log (revision, key, created, previous, value) VALUES (?1, ?2, ?3, ?4, ?5)");

    public StoredValue? Newest(string key)
    {
        using var run = _newest.Begin();
        return _newest.Bind(1, key).Step() && !_newest.IsNull(2)
            ? new(key, _newest.Bytes(2), _newest.Number(1), _newest.Number(0))
            : null;
    }

    public void Append(StorageEvent change)
    {
        using var run = _append.Begin();
        _append.Bind(1, change.Revision).Bind(2, change.Key)
            .Bind(3, (change.Current ?? change.Previous)!.CreateRevision)
            .Bind(4, change.Previous?.ModRevision ?? 0);
        _ = change.Current is { } now ? _append.Bind(5, now.Value.Span) : _append.BindNull(5);
        _append.Step();
    }

    public void Dispose()
    {
        _newest.Dispose();
        _append.Dispose();
    }
}
