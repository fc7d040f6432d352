using System.Text;
using SQLitePCL;

namespace Keles.Storage.Sqlite.Native;

/// <summary>
/// A prepared statement, used again and again: bind, step, read columns, and dispose of the <see cref="Run"/>, which resets
/// it so that it holds no snapshot open.
/// </summary>
internal sealed class SqliteStatement(SqliteConnection connection, sqlite3_stmt handle) : IDisposable
{
    public Run Begin() => new(this);

    public SqliteStatement Bind(int index, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, string text)
    {
        if (text.Length == 0)
        {
            // An empty span has no address and would be bound as NULL.
            connection.Check(raw.sqlite3_bind_text(handle, index, ""));
            return this;
        }

        // As bytes with a length, so that a NUL in a key is a character like any other; SQLite takes a copy.
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> buffer = size <= 1024 ? stackalloc byte[1024] : new byte[size];
        connection.Check(raw.sqlite3_bind_text(handle, index, (ReadOnlySpan<byte>)buffer[..Encoding.UTF8.GetBytes(text, buffer)]));
        return this;
    }

    /// <summary>The zero blob for the same reason: NULL means deleted here.</summary>
    public SqliteStatement Bind(int index, ReadOnlySpan<byte> bytes)
    {
        connection.Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, bytes));
        return this;
    }

    public SqliteStatement BindNull(int index)
    {
        connection.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        connection.Check(code);
        return code == raw.SQLITE_ROW;
    }

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public void Dispose() => handle.Dispose();

    /// <summary>One execution. The reset's own code repeats the step's, which has been thrown already.</summary>
    public readonly struct Run(SqliteStatement statement) : IDisposable
    {
        public void Dispose() => statement.Reset();
    }

    private void Reset() => raw.sqlite3_reset(handle);
}
