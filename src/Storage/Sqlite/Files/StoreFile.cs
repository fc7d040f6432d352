using Keles.Storage.Sqlite.Native;

namespace Keles.Storage.Sqlite.Files;

/// <summary>Opens the database file for its one writer: directory, lock, format, settings, in this order.</summary>
internal static class StoreFile
{
    public static (StoreLock Lock, SqliteConnection Connection) Open(SqliteOptions options)
    {
        var held = Prepare(options.Path);
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnection.Open(options.Path, readOnly: false, SqliteLimits.LockPatience);
            StoreSchema.Ensure(connection, options.Path);
            Configure(connection, options);
            return (held, connection);
        }
        catch
        {
            connection?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static StoreLock Prepare(string path)
    {
        try
        {
            PrivateFile.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var held = StoreLock.Take(path);
            try
            {
                // SQLite would make it readable for all; its WAL takes over the file's mode.
                PrivateFile.Open(path, FileShare.ReadWrite).Dispose();
                return held;
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
                StorageFailure.NotWritable, $"The store {path} cannot be opened for writing ({e.Message.TrimEnd('.')}); choose a writable directory.", e);
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
