namespace Keles.Storage.Watching;

/// <summary>Bounds of the hub; every watch shares one window, so a slow reader costs no memory of its own.</summary>
public sealed record WatchLimits
{
    public static WatchLimits Default { get; } = new();

    /// <summary>Newest writes kept in memory for watches that follow closely; older ones are read from the history.</summary>
    public int RecentEvents { get; init; } = 1024;

    /// <summary>Bytes of values those may hold together.</summary>
    public long RecentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most events in one batch.</summary>
    public int BatchEvents { get; init; } = 256;

    /// <summary>A batch ends with the event that reaches this many bytes of values.</summary>
    public long BatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most past writes looked at for one slice of history, so that one reader far behind yields to others.</summary>
    public int HistoryScan { get; init; } = 4096;
}
