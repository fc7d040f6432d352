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

    private const string Create = $"""
        BEGIN IMMEDIATE;
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
        """;

    /// <summary>Checks a file, or fills an empty one; a file that is not ours is not changed at all.</summary>
    public static void Ensure(SqliteConnection connection, string path)
    {
        var application = connection.ReadNumber("PRAGMA application_id");
        if (application == 0 && connection.ReadNumber("SELECT count(*) FROM sqlite_master") == 0)
        {
            // Both must come before the first page is written; a crash between them and the commit leaves an empty database.
            connection.Execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            connection.Execute(Create);
            return;
        }

        if (application != ApplicationId)
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
