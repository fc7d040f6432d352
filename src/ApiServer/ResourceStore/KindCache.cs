using Keles.Api;
using Keles.ApiServer.Metrics;
using Keles.Machinery.Codecs;
using Keles.Storage;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>The watch cache of one stored kind: the current objects, the latest events, and the watchers.</summary>
/// <remarks><para>The pump alone calls <see cref="Apply"/>. The lock guards the history and the list of watchers, so that a new watcher
/// sees each event exactly once: those before it joined from the history, those after it from its line. The snapshot is swapped whole
/// inside the same lock and read without it.</para>
/// <para>Example: history holds 7, 9; a watch from 7 begins with 9; event 12 arrives while it joins: it is either in the
/// history already (then the watcher was not yet in the list) or offered to the line, never both.</para></remarks>
internal sealed partial class KindCache(StoredForm form, TimeProvider time, ILogger log)
{
    private readonly Lock gate = new();
    private readonly EventHistory history = new(time);
    private readonly List<WatchSubscription> watchers = [];
    private CacheSnapshot snapshot = new(ObjectMap.Empty, 0);

    /// <summary>What happened while the first content was being read; null once it is there.</summary>
    private List<StorageEvent>? early;
    private bool closed;
    private volatile KindCache? before;

    public StoredForm Form => form;

    public KindSeries Series { get; } = new(form.Kind);

    public Kind Kind => form.Kind;

    /// <summary>What this takes the place of, while that is still what the server answers from.</summary>
    public KindCache? Before
    {
        get => before;
        set => before = value;
    }

    /// <summary>Lists that are being paged through.</summary>
    public PagedSnapshots Paged { get; } = new(time);

    /// <summary>Events up to here are no longer in the history.</summary>
    public long Forgotten
    {
        get
        {
            lock (gate) return history.Forgotten;
        }
    }

    public CacheSnapshot Snapshot => Volatile.Read(ref snapshot);

    /// <summary>How many events it remembers, or would at the least; read without the lock.</summary>
    public int HistoryCapacity => Math.Max(CacheLimits.HistoryAlways, history.Count);

    /// <summary>Read without the lock: a number that may be a moment old.</summary>
    public int Watchers => watchers.Count;

    /// <summary>From now on changes are kept for <see cref="Fill"/>.</summary>
    public void Begin() => early = [];

    /// <summary>The first content of a cache that is added while the server runs, and the changes that came after it.</summary>
    public void Fill(IEnumerable<StoredValue> values, long revision)
    {
        var objects = ObjectMap.From([.. values.Select(Read).OfType<StoredObject>()]);
        lock (gate)
        {
            // The pump was faster: it filled everything anew.
            if (early is null) return;
            history.Clear(revision);
            Series.Initializations.Increment();
            Volatile.Write(ref snapshot, new(objects, revision));
            foreach (var change in early) if (change.Revision > revision) Take(change);

            // Last: until here the pump waits at the lock.
            early = null;
        }
    }

    /// <summary>Takes the store's whole content as of a revision and ends every watch: their events before it are unknown.</summary>
    public void Reset(IEnumerable<StoredValue> values, long revision)
    {
        var objects = ObjectMap.From([.. values.Select(Read).OfType<StoredObject>()]);
        lock (gate)
        {
            history.Clear(revision);
            early = null;
            Series.Initializations.Increment();
            Volatile.Write(ref snapshot, new(objects, revision));
            foreach (var watcher in watchers) watcher.End();
            watchers.Clear();
        }
    }

    public void Apply(StorageEvent change)
    {
        if (early is not null)
        {
            lock (gate)
            {
                if (early is not null)
                {
                    early.Add(change);
                    return;
                }
            }
        }

        Take(change);
    }

    private void Take(StorageEvent change)
    {
        var before = Snapshot.Objects.Find(change.Key);
        var after = change.Current is { } value ? Read(value) : null;
        if (before is null && after is null) return;
        var told = new CacheEvent(before, after, change.Revision);
        var objects = after is null ? Snapshot.Objects.Without(change.Key) : Snapshot.Objects.With(after);
        Series.EventsReceived.Increment();
        Series.CacheEventsReceived.Increment();
        lock (gate)
        {
            if (watchers.Count > 0) Series.CacheEventsDispatched.Increment();
            Volatile.Write(ref snapshot, new(objects, change.Revision));
            history.Add(told);
            for (var i = watchers.Count - 1; i >= 0; i--)
            {
                if (!change.Key.StartsWith(watchers[i].Prefix, StringComparison.Ordinal)) continue;
                watchers[i].Offer(told);
                if (watchers[i].TooSlow) watchers.RemoveAt(i);
            }
        }

        before?.IsReplaced();
    }

    /// <summary>Joins the watchers from the events after <paramref name="revision"/> on; null when the history no longer reaches back so far.</summary>
    public WatchSubscription? Subscribe(string prefix, long revision)
    {
        lock (gate)
        {
            if (revision < history.Forgotten && !closed) return null;
            var watcher = new WatchSubscription(prefix, history.After(revision, prefix), Unsubscribe);
            Join(watcher);
            return watcher;
        }
    }

    /// <summary>Joins from the present: the objects as they are, and every event after.</summary>
    public (CacheSnapshot Snapshot, WatchSubscription Watcher) SubscribeNow(string prefix)
    {
        lock (gate)
        {
            var watcher = new WatchSubscription(prefix, [], Unsubscribe);
            Join(watcher);
            return (snapshot, watcher);
        }
    }

    public void EndAll()
    {
        lock (gate)
        {
            foreach (var watcher in watchers) watcher.End();
            watchers.Clear();
        }
    }

    /// <summary>Ends every watch, and those that come too late at once: nobody feeds this cache any more.</summary>
    public void Close()
    {
        lock (gate) closed = true;
        EndAll();
    }

    private void Join(WatchSubscription watcher)
    {
        if (closed) watcher.End();
        else watchers.Add(watcher);
    }

    /// <summary>Null for a value that is no object of this kind: one damaged value must not keep all others from being served.</summary>
    private StoredObject? Read(StoredValue value)
    {
        try
        {
            return form.Read(value.Key, value.Value, value.ModRevision);
        }
        catch (DecodeException e)
        {
            LogUnreadable(log, value.Key, e);
            return null;
        }
    }

    [LoggerMessage(1103, LogLevel.Error, "The stored value of {Key} is no object of its kind and is left out; it stays in the store")]
    private static partial void LogUnreadable(ILogger log, string key, Exception error);

    private void Unsubscribe(WatchSubscription watcher)
    {
        lock (gate) watchers.Remove(watcher);
    }
}
