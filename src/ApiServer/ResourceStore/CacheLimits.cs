namespace Keles.ApiServer;

/// <summary>The bounds of the watch cache.</summary>
internal static class CacheLimits
{
    /// <summary>How far back a watch can resume: as upstream, longer than clients go without a bookmark.</summary>
    public static readonly TimeSpan HistoryTime = TimeSpan.FromSeconds(75);

    /// <summary>Events of one kind that are remembered however old they are.</summary>
    public const int HistoryAlways = 4096;

    /// <summary>Events of one kind that are remembered at the most, however young.</summary>
    public const int HistoryEvents = 100 * 1024;

    /// <summary>Memory that the remembered events of one kind may hold.</summary>
    public const long HistoryBytes = 64 * 1024 * 1024;

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
