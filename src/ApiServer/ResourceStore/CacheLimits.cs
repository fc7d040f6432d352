namespace Keles.ApiServer;

/// <summary>The bounds of the watch cache.</summary>
internal static class CacheLimits
{
    /// <summary>Events of one kind that a watch can resume from without asking the store.</summary>
    public const int History = 4096;

    /// <summary>Events waiting for one watcher before it counts as too slow and is cut off; it lists again and loses nothing.</summary>
    public const int WatcherBacklog = 8192;

    /// <summary>Decoded records of one kind that are kept though nobody follows it; a power of two.</summary>
    public const int RecentRecords = 256;

    /// <summary>How long a consistent read waits for the cache to reach the store's revision.</summary>
    public static readonly TimeSpan ConsistentReadTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Lists of one kind that are kept while they are paged through; further pages of others come from the store's history.</summary>
    public const int PagedSnapshots = 8;

    /// <summary>How long a list may be paged through: as long as a store usually keeps its history.</summary>
    public static readonly TimeSpan PagedSnapshotLife = TimeSpan.FromMinutes(5);

    /// <summary>Pause before the pump opens a broken watch of the store again.</summary>
    public static readonly TimeSpan ReopenDelay = TimeSpan.FromMilliseconds(200);
}
