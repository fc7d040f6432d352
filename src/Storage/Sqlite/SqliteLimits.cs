namespace Keles.Storage.Sqlite;

/// <summary>Bounds of the embedded engine.</summary>
internal static class SqliteLimits
{
    /// <summary>Most writes in one transaction: beyond it a commit's cost is spread thin already.</summary>
    public const int GroupWrites = 256;

    /// <summary>A transaction takes no further write once it holds this many bytes of values.</summary>
    public const int GroupBytes = 4 * 1024 * 1024;

    /// <summary>Revisions compacted in one transaction, so that a writer waits for one small step at most.</summary>
    public const int PruneRevisions = 256;

    /// <summary>Pages handed back to the file system in one step.</summary>
    public const int VacuumPages = 256;

    /// <summary>Free pages below this number are kept for reuse (8 MiB) ...</summary>
    public const int KeptFreePages = 2048;

    /// <summary>... and so are those up to 1/4 of the used ones. Giving back pages that the next minutes need again is wasted writing.</summary>
    public const int KeptFreeFraction = 4;

    /// <summary>WAL frames (4 KiB each) after which it is copied into the file.</summary>
    public const int CheckpointFrames = 1000;

    /// <summary>WAL frames at which the writer waits for readers so that the WAL can start over: 64 MiB.</summary>
    public const int ForcedCheckpointFrames = 16 * 1024;

    /// <summary>The WAL file is cut to this size when it starts over.</summary>
    public const int WalFileBytes = 16 * 1024 * 1024;

    /// <summary>Connections for reading; more readers at once wait for one.</summary>
    public const int Readers = 4;

    /// <summary>Rows between two looks at the caller's cancellation.</summary>
    public const int RowsPerCancellationCheck = 256;

    /// <summary>Page cache of the writer and of each reader, in KiB; the operating system caches the file too.</summary>
    public const int WriterCacheKiB = 4096;

    public const int ReaderCacheKiB = 1024;

    /// <summary>How long another program may keep the database locked before a write fails.</summary>
    public static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);
}
