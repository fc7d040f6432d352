using Keles.Storage.Sqlite.Native;

namespace Keles.Storage.Sqlite.Files;

/// <summary>Opens the database file for its one writer: directory, lock, format, settings, in this order.</summary>
internal static class StoreFile
{
    public static (StoreLock Lock, SqliteConnection Connection) Open(SqliteOptions options)
    {
        try
        {
            PrivateFile.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!);
            var held = StoreLock.Take(options.Path);
            try
            {
                return (held, OpenLocked(options));
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFailure.NotWritable, $"The store {options.Path} cannot be opened for writing ({e.Message.TrimEnd('.')}); choose a writable directory.", e);
        }
    }

    private static SqliteConnection OpenLocked(SqliteOptions options)
    {
        if (new FileInfo(options.Path) is not { Exists: true, Length: > 0 })
        {
            StoreSchema.CreateFile(options.Path);
        }

        var connection = SqliteConnection.Open(options.Path, readOnly: false, SqliteLimits.LockPatience);
        try
        {
            StoreSchema.Check(connection, options.Path);
            Configure(connection, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Configure(SqliteConnection connection, SqliteOptions options)
    {
        connection.Execute($"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA journal_size_limit = {SqliteLimits.WalFileBytes};
            PRAGMA cache_size = -{SqliteLimits.WriterCacheKiB};
            """);
        if (options.MaxPages > 0)
        {
            connection.Execute($"PRAGMA max_page_count = {options.MaxPages}");
        }
    }
}
