using Keles.Storage.Sqlite.Native;

namespace Keles.Storage.Sqlite.Reading;

/// <summary>Keys from a first one to a last one, exclusive, in SQLite's order of text: by UTF-8 bytes.</summary>
internal readonly record struct KeyRange(string From, string? Before)
{
    public static KeyRange Of(string prefix, string? startAfter)
    {
        // The first key after another is that one with a NUL added.
        var next = startAfter is null ? prefix : startAfter + "\0";
        return new(KeyOrder.Instance.Compare(next, prefix) > 0 ? next : prefix, KeyOrder.EndOf(prefix));
    }

    public void BindTo(SqliteStatement statement)
    {
        statement.Bind(1, From);
        // Every blob is greater than every text: the end of all keys.
        _ = Before is { } end ? statement.Bind(2, end) : statement.Bind(2, default(ReadOnlySpan<byte>));
    }
}
