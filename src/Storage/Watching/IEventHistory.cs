namespace Keles.Storage.Watching;

/// <summary>The engine's own record of past writes, for watches that start in the past or fell behind.</summary>
internal interface IEventHistory
{
    /// <summary>
    /// The events under the prefix in (<paramref name="after"/>, <paramref name="upTo"/>], cut at the limits of
    /// <see cref="WatchLimits"/>. Throws <see cref="StorageCompactedException"/> when some of them may be gone.
    /// Called outside every lock of the hub; it may block on a disk.
    /// </summary>
    HistorySlice Read(string prefix, long after, long upTo, WatchLimits limits);
}
