using SQLitePCL;

namespace Keles.Storage.Sqlite.Native;

/// <summary>SQLite's result codes as sentences that say what to do.</summary>
internal static class SqliteErrors
{
    // An error's low byte is its class, the rest says where it happened.
    private const int ClassMask = 0xff;

    // Growing the WAL's index: the only out-of-space that SQLite reports as a failed operation instead of SQLITE_FULL.
    private const int IoErrorShmSize = raw.SQLITE_IOERR | (19 << 8);

    public static StorageException From(int code, string detail, string path) => (code, code & ClassMask) switch
    {
        (IoErrorShmSize, _) or (_, raw.SQLITE_FULL) => new(
            StorageFailure.DiskFull, $"The disk that holds {path} is full; nothing was written. Free some space and writes work again."),
        (_, raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM) => new(
            StorageFailure.NotWritable, $"The store {path} cannot be written ({detail}); make the file and its directory writable."),
        (_, raw.SQLITE_BUSY or raw.SQLITE_LOCKED) => new(
            StorageFailure.InUse, $"Another program keeps the database {path} locked; close it (perhaps a sqlite3 shell)."),
        (_, raw.SQLITE_CORRUPT) => new(
            StorageFailure.Corrupt, $"The store {path} is damaged ({detail}); restore it from a snapshot."),
        (_, raw.SQLITE_NOTADB) => Foreign(path),
        _ => new(
            StorageFailure.Unavailable, $"The store {path} failed ({detail}, SQLite code {code}); check the disk. Whether the write happened is unknown."),
    };

    public static StorageException Foreign(string path) => new(
        StorageFailure.Foreign, $"The file {path} is not a Keles store; name another file, or move this one away.");
}
