namespace Keles.ApiServer.Http;

/// <summary>How long a watch rests after it has sent something, so that what changes meanwhile goes out as one.</summary>
/// <remarks>Each sending costs an encrypted record and a system call, about as much as thirty events. One watcher never rests; when a thousand hear
/// of the same change each of the next changes would cost a thousand sendings, and they would all be late together. The first change
/// after a silence goes out at once.</remarks>
internal static class WatchPace
{
    /// <summary>The share of one sending among many, about what it costs on one core.</summary>
    private static readonly TimeSpan PerWatcher = TimeSpan.FromMicroseconds(40);

    /// <summary>Shorter rests than a timer can keep are none.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    public static TimeSpan After(int watchers)
    {
        var rest = PerWatcher * watchers;
        return rest < Shortest ? TimeSpan.Zero : rest > Longest ? Longest : rest;
    }
}
