using SQLitePCL;

namespace Keles.Storage.Bench;

/// <summary>The floor: the same table in the same SQLite with the same durability, without anything of ours around it.</summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _get;
    private readonly sqlite3_stmt _list;
    private long _revision;

    static RawSqlite() => raw.SetProvider(new SQLite3Provider_e_sqlite3());

    public RawSqlite(string path)
    {
        Check(raw.sqlite3_open_v2(path, out _db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        Check(raw.sqlite3_exec(_db, """
            PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE log (revision INTEGER PRIMARY KEY, key TEXT NOT NULL, created INTEGER NOT NULL, previous INTEGER NOT NULL, value BLOB);
            CREATE INDEX log_key ON log (key);
            """));
        Check(raw.sqlite3_prepare_v2(_db, "INSERT INTO log VALUES (?1, ?2, ?1, 0, ?3)", out _insert));
        Check(raw.sqlite3_exec(_db, "PRAGMA cache_size = -4096"));
        Check(raw.sqlite3_prepare_v2(_db, "SELECT value FROM log WHERE key = ?1", out _get));
        Check(raw.sqlite3_prepare_v2(_db, "SELECT key, value FROM log", out _list));
    }

    /// <summary>Inserts rows, so many to a transaction.</summary>
    public int Insert(int rows, byte[] value)
    {
        Check(raw.sqlite3_exec(_db, "BEGIN IMMEDIATE"));
        for (var i = 0; i < rows; i++)
        {
            raw.sqlite3_bind_int64(_insert, 1, ++_revision);
            raw.sqlite3_bind_text(_insert, 2, Sizes.Key(_revision));
            raw.sqlite3_bind_blob(_insert, 3, value);
            Check(raw.sqlite3_step(_insert));
            raw.sqlite3_reset(_insert);
        }

        Check(raw.sqlite3_exec(_db, "COMMIT"));
        return rows;
    }

    public byte[] Get(string key)
    {
        raw.sqlite3_bind_text(_get, 1, key);
        Check(raw.sqlite3_step(_get));
        var value = raw.sqlite3_column_blob(_get, 0).ToArray();
        raw.sqlite3_reset(_get);
        return value;
    }

    public List<(string Key, byte[] Value)> List()
    {
        var rows = new List<(string, byte[])>();
        while (raw.sqlite3_step(_list) == raw.SQLITE_ROW)
        {
            rows.Add((raw.sqlite3_column_text(_list, 0).utf8_to_string(), raw.sqlite3_column_blob(_list, 1).ToArray()));
        }

        raw.sqlite3_reset(_list);
        return rows;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _get.Dispose();
        _list.Dispose();
        _db.Dispose();
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_db).utf8_to_string());
        }
    }
}
