namespace Keles.ApiServer;

/// <summary>When a watch ends and when its next bookmark is due. Timers only raise a flag and wake the watch's reader.</summary>
internal sealed class WatchClock : IDisposable
{
    private readonly ITimer end;
    private readonly ITimer? bookmarks;
    private volatile bool ended;
    private int due;

    /// <param name="bookmarks">Whether the client wants any.</param>
    public WatchClock(WatchSubscription watcher, TimeProvider time, TimeSpan lifetime, bool bookmarks)
    {
        end = time.CreateTimer(_ => End(watcher), null, lifetime, Timeout.InfiniteTimeSpan);
        if (bookmarks) this.bookmarks = time.CreateTimer(_ => Bookmark(watcher), null, VerbLimits.BookmarkEvery, VerbLimits.BookmarkEvery);
    }

    public bool Ended => ended;

    /// <summary>Whether a bookmark became due since this was asked last.</summary>
    public bool TakeBookmark() => Interlocked.Exchange(ref due, 0) == 1;

    public void Dispose()
    {
        end.Dispose();
        bookmarks?.Dispose();
    }

    private void End(WatchSubscription watcher)
    {
        ended = true;
        watcher.Nudge();
    }

    private void Bookmark(WatchSubscription watcher)
    {
        Interlocked.Exchange(ref due, 1);
        watcher.Nudge();
    }
}
