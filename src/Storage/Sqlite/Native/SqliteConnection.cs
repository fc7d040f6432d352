using SQLitePCL;

namespace Keles.Storage.Sqlite.Native;

/// <summary>One connection to the database file; used by one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly string _path;

    static SqliteConnection() => raw.SetProvider(new SQLite3Provider_e_sqlite3());

    private SqliteConnection(sqlite3 handle, string path) => (_handle, _path) = (handle, path);

    /// <summary>Whether a statement's failure has already rolled its transaction back.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public static SqliteConnection Open(string path, bool readOnly, TimeSpan patience)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var connection = new SqliteConnection(handle, path);
        try
        {
            connection.Check(code);
            connection.Check(raw.sqlite3_extended_result_codes(handle, 1));
            connection.Check(raw.sqlite3_busy_timeout(handle, (int)patience.TotalMilliseconds));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out sqlite3_stmt statement));
        return new(this, statement);
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    public long ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>Pages this connection wrote since the last call; in WAL mode each is one frame of the WAL.</summary>
    public int TakeWrittenPages()
    {
        Check(raw.sqlite3_db_status(_handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1));
        return pages;
    }

    /// <summary>Copies the WAL into the database file. True when all of it was copied, so that the next write starts it over.</summary>
    public bool Checkpoint(int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, null, mode, out var frames, out var copied);
        if ((code & 0xff) == raw.SQLITE_BUSY)
        {
            return false;
        }

        Check(code);
        return frames == copied;
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw SqliteErrors.From(code, raw.sqlite3_errmsg(_handle).utf8_to_string(), _path);
        }
    }

    public void Dispose() => _handle.Dispose();
}
