using System.Threading.Channels;

namespace Keles.ApiServer;

/// <summary>One watcher's line of events: what it must still be told, bounded; a watcher that falls behind is cut off, never waited for.</summary>
public sealed class WatchSubscription : IDisposable
{
    private readonly Channel<CacheEvent?> channel = Channel.CreateBounded<CacheEvent?>(new BoundedChannelOptions(CacheLimits.WatcherBacklog) { SingleReader = true });
    private readonly Action<WatchSubscription> unsubscribe;

    internal WatchSubscription(string prefix, IReadOnlyList<CacheEvent> missed, Action<WatchSubscription> unsubscribe)
    {
        Prefix = prefix;
        Missed = missed;
        this.unsubscribe = unsubscribe;
    }

    /// <summary>Only events below this key prefix are delivered.</summary>
    public string Prefix { get; }

    /// <summary>What happened between the revision asked for and the subscription, in order; comes before <see cref="Events"/>.</summary>
    public IReadOnlyList<CacheEvent> Missed { get; }

    /// <summary>Ends when the watcher is cut off or the server stops. A null is no event: it only wakes the reader, see <see cref="Nudge"/>.</summary>
    public ChannelReader<CacheEvent?> Events => channel.Reader;

    /// <summary>It fell behind and was cut off.</summary>
    public bool TooSlow { get; private set; }

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
        TooSlow = true;
        End();
    }

    internal void End() => channel.Writer.TryComplete();
}
