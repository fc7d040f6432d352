using System.Runtime.CompilerServices;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Watches: the present objects first when asked for, then every change in order, bookmarks in quiet times, and a clear end.</summary>
internal sealed class WatchVerb(ObjectStore store, Surroundings surroundings)
{
    public async IAsyncEnumerable<WatchItem> WatchAsync(ResourceRequest request, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        Check(query);
        var filter = ObjectFilter.From(request.Kind, query.LabelSelector, query.FieldSelector);
        var name = filter.Name.Length > 0 && (request.Namespace.Length > 0 || !request.Kind.Namespaced) ? filter.Name : "";
        var fromPresent = query.SendInitialEvents == true || (query.SendInitialEvents is null && query.ResourceVersion is "" or "0");
        if (query.ResourceVersion != "0") await store.CatchUpAsync(cancel);

        CachedList? initial = null;
        WatchSubscription? subscription;
        long delivered;
        if (fromPresent)
        {
            if (query.ResourceVersion is not ("" or "0")) await ListVerb.ReachAsync(store, surroundings.Time, ListVerb.Version(query.ResourceVersion), cancel);
            (initial, subscription) = store.WatchNow(request.Kind, request.Namespace, name);
            delivered = initial.Revision;
        }
        else
        {
            delivered = query.ResourceVersion is "" or "0" ? store.Revision : ListVerb.Version(query.ResourceVersion);
            if (delivered > store.Revision) await ListVerb.ReachAsync(store, surroundings.Time, delivered, cancel);
            subscription = store.Watch(request.Kind, request.Namespace, name, delivered);
        }

        if (subscription is null)
        {
            yield return new(ObjectEventType.Error, null, 0, ApiErrors.TooOldResourceVersion(query.ResourceVersion, store.Revision).Status);
            yield break;
        }

        using var watcher = subscription;
        if (initial is not null)
        {
            foreach (var item in initial.Items())
            {
                if (filter.Matches(item)) yield return new(ObjectEventType.Added, item, item.Revision);
            }

            if (query.SendInitialEvents == true && query.AllowBookmarks) yield return new(ObjectEventType.Bookmark, null, initial.Revision, EndsInitialEvents: true);
        }

        foreach (var change in watcher.Missed)
        {
            if (Tell(change, filter, request) is { } item) yield return item;
        }

        using var end = new CancellationTokenSource(Lifetime(query), surroundings.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancel);
        var bookmarkDue = surroundings.Time.GetUtcNow() + VerbLimits.BookmarkEvery;
        while (true)
        {
            WatchItem? item = null;
            var ended = false;
            try
            {
                var waiting = watcher.Events.WaitToReadAsync(both.Token).AsTask();
                var pause = bookmarkDue - surroundings.Time.GetUtcNow();
                if (!query.AllowBookmarks) ended = !await waiting;
                else ended = !await waiting.WaitAsync(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, surroundings.Time, both.Token);
            }
            catch (TimeoutException)
            {
                item = new(ObjectEventType.Bookmark, null, CurrentBookmark(watcher));
                bookmarkDue = surroundings.Time.GetUtcNow() + VerbLimits.BookmarkEvery;
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested && !cancel.IsCancellationRequested)
            {
                ended = true;
                if (query.AllowBookmarks) item = new(ObjectEventType.Bookmark, null, CurrentBookmark(watcher));
            }

            if (item is { Revision: > 0 }) yield return item;
            if (ended) yield break;
            while (watcher.Events.TryRead(out var change))
            {
                if (Tell(change, filter, request) is { } told) yield return told;
            }
        }
    }

    /// <summary>A bookmark may only name a version whose events were all delivered: none while events wait.</summary>
    private long CurrentBookmark(WatchSubscription watcher)
    {
        var revision = store.Revision;
        return watcher.Events.TryPeek(out _) ? 0 : revision;
    }

    private TimeSpan Lifetime(WatchQuery query) => query.Timeout is { } asked && asked > TimeSpan.Zero
        ? asked
        : VerbLimits.ShortestWatch * (1 + surroundings.Random.NextDouble());

    /// <summary>An object that begins to match is added for this watcher, one that ceases to match is deleted.</summary>
    private static WatchItem? Tell(CacheEvent change, ObjectFilter filter, ResourceRequest request)
    {
        var before = change.Before is { } b && filter.Matches(b);
        var after = change.After is { } a && filter.Matches(a);
        if (after) return new(before ? ObjectEventType.Modified : ObjectEventType.Added, change.After, change.Revision);
        return before ? new(ObjectEventType.Deleted, change.Before!.At(change.Revision), change.Revision) : null;
    }

    private static void Check(WatchQuery query)
    {
        var errors = new FieldErrors();
        var match = FieldPath.Root("resourceVersionMatch");
        if (query.SendInitialEvents is not null)
        {
            if (query.ResourceVersionMatch != "NotOlderThan")
                errors.Forbidden(match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        else if (query.ResourceVersionMatch.Length > 0)
        {
            errors.Forbidden(match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }

        if (!errors.IsEmpty) throw OptionErrors.Invalid("ListOptions", errors);
    }
}
