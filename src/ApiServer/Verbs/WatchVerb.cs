using System.Runtime.CompilerServices;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Watches: the present objects first when asked for, then every change in order, bookmarks in quiet times, and a clear end.</summary>
internal sealed class WatchVerb(ObjectStore store, StoredVersions versions, Surroundings surroundings, TimeSpan shortest)
{
    public async IAsyncEnumerable<WatchItem> WatchAsync(ResourceRequest request, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Whatever refuses the request plainly comes before the first await: afterwards failures are events.
        query = Defaulted(query);
        Check(query);
        var filter = ObjectFilter.From(request.Kind, query.LabelSelector, query.FieldSelector);
        var name = filter.Name.Length > 0 && (request.Namespace.Length > 0 || !request.Kind.Namespaced) ? filter.Name : "";
        var asked = query.ResourceVersion.Length == 0 ? 0
            : Revisions.TryParse(query.ResourceVersion, out var version) ? version
            : throw ApiErrors.InvalidResourceVersion(query.ResourceVersion);
        if (query.ResourceVersion != "0") await store.CatchUpAsync(cancel);

        var (initial, subscription, refused) = await BeginAsync(request, query, name, asked, cancel);
        if (subscription is null)
        {
            yield return new(ObjectEventType.Error, null, 0, refused);
            yield break;
        }

        using var watcher = subscription;
        var fromPresent = initial is not null;
        if (initial is not null)
        {
            foreach (var item in (await versions.InAsync(store, request.Kind, initial, cancel)).Items())
            {
                if (filter.Matches(item)) yield return new(ObjectEventType.Added, item, item.Revision);
            }

            if (query.AllowBookmarks) yield return new(ObjectEventType.Bookmark, null, initial.Revision, EndsInitialEvents: true);
        }

        // A watch lasts: the list it began with would keep every object of its day in memory.
        initial = null;
        foreach (var change in watcher.Missed)
        {
            if (Tell(await versions.InAsync(store, request.Kind, change, cancel), filter) is { } item) yield return item;
        }

        watcher.ForgetMissed();
        using var clock = new WatchClock(watcher, surroundings.Time, Lifetime(query), query.AllowBookmarks);
        do
        {
            while (!clock.Ended && watcher.TryRead(out var change))
            {
                // A version of the future: what comes before it is not told.
                if (change is null || (!fromPresent && change.Revision <= asked)) continue;
                if (Tell(await versions.InAsync(store, request.Kind, change, cancel), filter) is { } item) yield return item;
            }

            var ended = clock.Ended;
            if (query.AllowBookmarks && (clock.TakeBookmark() || ended) && CurrentBookmark(watcher) is > 0 and var revision) yield return new(ObjectEventType.Bookmark, null, revision);
            if (ended) yield break;
        }
        while (await watcher.Events.WaitToReadAsync(cancel));
    }

    private async ValueTask<(CachedList? Initial, WatchSubscription? Watcher, Status? Refused)> BeginAsync(ResourceRequest request, WatchQuery query, string name, long asked, CancellationToken cancel)
    {
        if (query.SendInitialEvents == true)
        {
            try
            {
                if (asked > 0) await ListVerb.ReachAsync(store, surroundings.Time, asked, cancel);
            }
            catch (ApiException e)
            {
                return (null, null, e.Status);
            }

            var (list, now) = store.WatchNow(request.Kind, request.Namespace, name);
            return (list, now, null);
        }

        var from = asked == 0 ? store.Revision : asked;
        var watcher = store.Watch(request.Kind, request.Namespace, name, from);
        return (null, watcher, watcher is null ? ApiErrors.TooOldResourceVersion(query.ResourceVersion, store.OldestWatchable(request.Kind)).Status : null);
    }

    /// <summary>A bookmark may only name a version whose events were all delivered: none while events wait, none after some were thrown away.</summary>
    private long CurrentBookmark(WatchSubscription watcher)
    {
        var revision = store.Revision;
        return watcher.TooSlow || watcher.Events.Completion.IsCompleted || (watcher.Events.TryPeek(out var waiting) && waiting is not null) ? 0 : revision;
    }

    private TimeSpan Lifetime(WatchQuery query) => query.Timeout is { } asked && asked > TimeSpan.Zero ? asked
        : shortest > TimeSpan.Zero ? shortest * (1 + surroundings.Random.NextDouble())
        : Timeout.InfiniteTimeSpan;

    /// <summary>An object that begins to match is added for this watcher, one that ceases to match is deleted.</summary>
    private static WatchItem? Tell(CacheEvent change, ObjectFilter filter)
    {
        var before = change.Before is { } b && filter.Matches(b);
        var after = change.After is { } a && filter.Matches(a);
        if (after) return new(before ? ObjectEventType.Modified : ObjectEventType.Added, change.After, change.Revision);
        return before ? new(ObjectEventType.Deleted, change.Before!.At(change.Revision), change.Revision) : null;
    }

    /// <summary>A watch from no version or from any has always begun with the present objects; upstream treats it as if that were asked for.</summary>
    private static WatchQuery Defaulted(WatchQuery query) =>
        query is { SendInitialEvents: null, ResourceVersionMatch: "", ResourceVersion: "" or "0" }
            ? query with { SendInitialEvents = true, ResourceVersionMatch = "NotOlderThan" }
            : query;

    private static void Check(WatchQuery query)
    {
        var errors = new FieldErrors();
        var match = FieldPath.Root("resourceVersionMatch");
        if (query.SendInitialEvents is not null && query.ResourceVersionMatch != "NotOlderThan")
            errors.Forbidden(match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        if (query.ResourceVersionMatch.Length > 0)
        {
            if (query.SendInitialEvents is null) errors.Forbidden(match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
            if (query.ResourceVersionMatch != "NotOlderThan") errors.NotSupported(match, query.ResourceVersionMatch, "NotOlderThan");
        }

        if (!errors.IsEmpty) throw OptionErrors.Invalid("ListOptions", errors);
    }
}
