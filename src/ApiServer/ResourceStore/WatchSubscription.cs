using System.Threading.Channels;

namespace Keles.ApiServer;

/// <summary>One watcher's line of events: what it must still be told, bounded; a watcher that falls behind is cut off, never waited for.</summary>
/// <remarks>The cache offers under its lock, one reader takes. A line that is full is closed and emptied at once: its reader may be stuck in a write to a
/// client that has stopped reading, and would keep all that waits for as long as the connection lasts. What is emptied must not look like a gap, so the
/// reader is told first: <see cref="TooSlow"/> is set, then the line is emptied. Example: 1 to 9 wait, 10 finds no room; the reader takes 5 while 1 to 4 are
/// thrown away; it looks at TooSlow after each event it took, and gives up instead of telling 5.</remarks>
public sealed class WatchSubscription : IDisposable
{
    private readonly Channel<CacheEvent?> channel = Channel.CreateBounded<CacheEvent?>(new BoundedChannelOptions(CacheLimits.WatcherBacklog) { SingleReader = true });
    private readonly Action<WatchSubscription> unsubscribe;
    private volatile bool tooSlow;

    internal WatchSubscription(string prefix, IReadOnlyList<CacheEvent> missed, Action<WatchSubscription> unsubscribe)
    {
        Prefix = prefix;
        Missed = missed;
        this.unsubscribe = unsubscribe;
    }

    /// <summary>Only events below this key prefix are delivered.</summary>
    public string Prefix { get; }

    /// <summary>What happened between the revision asked for and the subscription, in order; comes before <see cref="Events"/>.</summary>
    public IReadOnlyList<CacheEvent> Missed { get; private set; }

    /// <summary>Ends when the watcher is cut off or the server stops. A null is no event: it only wakes the reader, see <see cref="Nudge"/>.</summary>
    public ChannelReader<CacheEvent?> Events => channel.Reader;

    /// <summary>It fell behind and was cut off; what was taken from <see cref="Events"/> just before this is asked may come after a gap.</summary>
    public bool TooSlow => tooSlow;

    /// <summary>The next event, in order and without a gap; false when there is none now or none any more.</summary>
    public bool TryRead(out CacheEvent? change) => channel.Reader.TryRead(out change) && !tooSlow;

    /// <summary>What was missed has been told: a watch lasts, and what it began with must not.</summary>
    public void ForgetMissed() => Missed = [];

    /// <summary>Wakes the reader although nothing happened: a timer's way to be heard without a timer for every wait.</summary>
    public void Nudge() => channel.Writer.TryWrite(null);

    public void Dispose()
    {
        unsubscribe(this);
        End();
    }

    internal void Offer(CacheEvent change)
    {
        if (channel.Writer.TryWrite(change)) return;
        tooSlow = true;
        End();
        while (channel.Reader.TryRead(out _))
        {
            // Thrown away: the client goes on from the last version it was told.
        }
    }

    internal void End() => channel.Writer.TryComplete();
}
