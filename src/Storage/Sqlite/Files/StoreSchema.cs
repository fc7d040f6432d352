using Keles.Storage.Sqlite.Native;

namespace Keles.Storage.Sqlite.Files;

/// <summary>
/// The file's format. One row of <c>log</c> is one revision: which key, what it became (NULL: deleted), the revision that created
/// the key and the one this row replaced (0: none). The index <c>log_key</c> holds (key, revision), for a row's revision is its rowid, so the
/// newest version of a key at or below a revision is one seek. Compaction removes rows that a row at or below the compacted revision
/// has replaced, and such deletes; <c>pruned</c> says how far that work has come.
/// </summary>
internal static class StoreSchema
{
    /// <summary>Raised when an older Keles could not read the file.</summary>
    public const int Version = 1;

    // "KELS": marks the file as ours for tools like file(1), and for us.
    private const int ApplicationId = 0x4b454c53;

    // The order of the settings matters: auto_vacuum writes the first page already, and would flush it.
    private const string Create = """
        PRAGMA synchronous = OFF;
        PRAGMA journal_mode = OFF;
        PRAGMA auto_vacuum = INCREMENTAL;
        BEGIN;
        CREATE TABLE log (
          revision INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          created INTEGER NOT NULL,
          previous INTEGER NOT NULL,
          value BLOB);
        CREATE INDEX log_key ON log (key);
        CREATE TABLE compaction (id INTEGER PRIMARY KEY CHECK (id = 1), compacted INTEGER NOT NULL, pruned INTEGER NOT NULL);
        INSERT INTO compaction VALUES (1, 0, 0);
        PRAGMA application_id = 1262832723;
        PRAGMA user_version = 1;
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    /// <summary>
    /// Makes an empty store: whole in a file beside it, on the disk with one flush, then renamed. The first commit's flush
    /// of its new WAL covers the directory, and with it the rename. A WAL without its file, which somebody removed, must not
    /// be replayed into the new one.
    /// </summary>
    public static void CreateFile(string path)
    {
        var unfinished = path + ".new";
        Array.ForEach([unfinished, path + "-wal", path + "-shm"], File.Delete);
        PrivateFile.Open(unfinished, FileShare.ReadWrite).Dispose();
        using (var connection = SqliteConnection.Open(unfinished, readOnly: false, SqliteLimits.LockPatience))
        {
            connection.Execute(Create);
        }

        using (var written = PrivateFile.Open(unfinished, FileShare.ReadWrite))
        {
            written.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Refuses a file that is not ours or too new, without changing it.</summary>
    public static void Check(SqliteConnection connection, string path)
    {
        if (connection.ReadNumber("PRAGMA application_id") != ApplicationId)
        {
            throw SqliteErrors.Foreign(path);
        }

        var version = connection.ReadNumber("PRAGMA user_version");
        if (version > Version)
        {
            throw new StorageException(
                StorageFailure.NewerFormat,
                $"The store {path} has format {version}, written by a newer Keles; this one reads up to {Version}. Use the newer program.");
        }
    }
}
