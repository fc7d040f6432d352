using System.Threading.Channels;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>All objects with their history. Safe from any thread: <c>gate</c> protects everything.</summary>
internal sealed class FakeStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Kind, SortedDictionary<ObjectKey, IApiObject>> objects = [];
    private readonly List<FakeChange> history = [];
    private readonly List<(FakeFilter Filter, Kind Kind, Channel<ObjectEvent> Events)> watches = [];
    private long revision = 1;
    private long compacted;

    public Action<IApiObject?, IApiObject?>? Sees { get; set; }

    public long Revision
    {
        get
        {
            lock (gate) return revision;
        }
    }

    public IApiObject? Get(Kind kind, ObjectKey key)
    {
        lock (gate) return Of(kind).GetValueOrDefault(key);
    }

    public (IApiObject[] Items, long Revision) List(Kind kind, FakeFilter filter)
    {
        lock (gate) return ([.. Of(kind).Values.Where(filter.Takes)], revision);
    }

    /// <summary>Changes one object under the lock: the function sees what is there and says what shall be, null for deletion.</summary>
    public IApiObject? Change(Kind kind, ObjectKey key, Func<IApiObject?, IApiObject?> change)
    {
        lock (gate)
        {
            var all = Of(kind);
            var before = all.GetValueOrDefault(key);
            var after = change(before);
            if (ReferenceEquals(before, after) || (before is not null && before.Equals(after))) return before;
            revision++;
            if (after is null) all.Remove(key);
            else all[key] = after = after.WithMetadata(after.Metadata with { ResourceVersion = revision.ToString() });
            if (after is null) before = before!.WithMetadata(before.Metadata with { ResourceVersion = revision.ToString() });
            var happened = new FakeChange(kind, before, after, revision);
            history.Add(happened);
            foreach (var watch in watches) if (watch.Kind == kind && EventOf(happened, watch.Filter) is { } e) watch.Events.Writer.TryWrite(e);
            Sees?.Invoke(before, after);
            return after;
        }
    }

    public ChannelReader<ObjectEvent> Watch(Kind kind, FakeFilter filter, WatchQuery query)
    {
        lock (gate)
        {
            var events = Channel.CreateUnbounded<ObjectEvent>();
            if (query.ResourceVersion is "" or "0" || query.SendInitialEvents == true)
            {
                foreach (var item in Of(kind).Values.Where(filter.Takes)) events.Writer.TryWrite(new(ObjectEventType.Added, item));
                if (query.SendInitialEvents == true) events.Writer.TryWrite(Bookmark(kind, OrderedMap<string>.Of((ObjectEvent.InitialEventsEnd, "true"))));
            }
            else
            {
                var from = long.Parse(query.ResourceVersion);
                if (from < compacted) throw FakeErrors.Expired(query.ResourceVersion, compacted);
                foreach (var change in history) if (change.Kind == kind && change.Revision > from && EventOf(change, filter) is { } e) events.Writer.TryWrite(e);
            }

            watches.Add((filter, kind, events));
            return events.Reader;
        }
    }

    public void Unwatch(ChannelReader<ObjectEvent> reader)
    {
        lock (gate) watches.RemoveAll(w => w.Events.Reader == reader);
    }

    public void BookmarkAll()
    {
        lock (gate) foreach (var watch in watches) watch.Events.Writer.TryWrite(Bookmark(watch.Kind, default));
    }

    public void EndWatches(Exception? error)
    {
        lock (gate)
        {
            foreach (var watch in watches) watch.Events.Writer.TryComplete(error);
            watches.Clear();
        }
    }

    public void Compact()
    {
        lock (gate)
        {
            compacted = revision;
            history.Clear();
        }
    }

    private static ObjectEvent? EventOf(FakeChange change, FakeFilter filter) => (filter.Takes(change.Before), filter.Takes(change.After)) switch
    {
        (false, true) => new(ObjectEventType.Added, change.After),
        (true, true) => new(ObjectEventType.Modified, change.After),
        (true, false) => new(ObjectEventType.Deleted, change.After is null ? change.Before
            : change.Before!.WithMetadata(change.Before.Metadata with { ResourceVersion = change.Revision.ToString() })),
        _ => null,
    };

    private ObjectEvent Bookmark(Kind kind, OrderedMap<string> annotations)
    {
        var empty = kind.ReadJson("{}"u8);
        return new(ObjectEventType.Bookmark, empty.WithMetadata(new() { ResourceVersion = revision.ToString(), Annotations = annotations }));
    }

    private SortedDictionary<ObjectKey, IApiObject> Of(Kind kind) => objects.TryGetValue(kind, out var all) ? all : objects[kind] = [];
}
