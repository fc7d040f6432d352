using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Storage;

namespace Keles.ApiServer;

/// <summary>Lists: from the cache at its present version, or from the store's history at an exact one.</summary>
/// <remarks>What resourceVersion and resourceVersionMatch mean together is upstream's table ("Resource versions" in the API concepts).</remarks>
internal sealed class ListVerb(ObjectStore store, TimeProvider time)
{
    private const string Inconsistent = "The provided continue parameter is too old to display a consistent list result. You can start a new list without "
        + "the continue parameter, or use the continue token in this response to retrieve the remainder of the "
        + "results. Continuing with the provided token results in an inconsistent list - objects that were created, "
        + "modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public async Task<ListResult> ListAsync(ResourceRequest request, ListQuery query, CancellationToken cancel)
    {
        Check(query);
        var filter = ObjectFilter.From(request.Kind, query.LabelSelector, query.FieldSelector);
        var limit = (int)Math.Clamp(query.Limit, 0, int.MaxValue);
        if (query.Continue.Length > 0) return await ContinueAsync(request, query, filter, limit, cancel);
        if (query.ResourceVersion.Length == 0)
        {
            var series = store.SeriesOf(request.Kind);
            var began = time.GetTimestamp();
            await store.CatchUpAsync(cancel);
            series.ConsistentReads.Increment();
            series.ReadWait.Observe(time.GetElapsedTime(began).TotalSeconds);
        }
        else if (query.ResourceVersion == "0")
        {
            // Any version will do: what the cache has, and all of it; upstream ignores the limit here too.
            limit = 0;
        }
        else
        {
            var version = Version(query.ResourceVersion);
            await ReachAsync(store, time, version, cancel);
            var exact = query.ResourceVersionMatch == "Exact" || (query.ResourceVersionMatch.Length == 0 && limit > 0);
            if (exact) return await AtAsync(request, filter, null, limit, version, null, cancel);
        }

        return FromCache(store.List(request.Kind, request.Namespace), request, filter, null, limit);
    }

    /// <summary>Waits a little for a version that has not come yet; then says that it is too large.</summary>
    public static async Task ReachAsync(ObjectStore store, TimeProvider time, long version, CancellationToken cancel)
    {
        await store.CatchUpAsync(cancel);
        if (store.Revision >= version) return;
        try
        {
            await store.ReachAsync(version, cancel).AsTask().WaitAsync(VerbLimits.FutureVersionWait, time, cancel);
        }
        catch (TimeoutException)
        {
            throw ApiErrors.TooLargeResourceVersion(version, store.Revision);
        }
    }

    private static long Version(string text) => Revisions.TryParse(text, out var version)
        ? version
        : throw ApiErrors.BadRequest($"invalid resource version: {Revisions.WhyInvalid(text)}");

    private static void Check(ListQuery query)
    {
        var errors = new FieldErrors();
        var match = FieldPath.Root("resourceVersionMatch");
        if (query.ResourceVersionMatch.Length > 0)
        {
            if (query.ResourceVersion.Length == 0) errors.Forbidden(match, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            if (query.Continue.Length > 0) errors.Forbidden(match, "resourceVersionMatch is forbidden when continue is provided");
            if (query.ResourceVersionMatch is not ("Exact" or "NotOlderThan")) errors.NotSupported(match, query.ResourceVersionMatch, "Exact", "NotOlderThan", "");
            if (query.ResourceVersionMatch == "Exact" && query.ResourceVersion == "0") errors.Forbidden(match, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }

        if (query.SendInitialEvents is not null) errors.Forbidden(FieldPath.Root("sendInitialEvents"), "sendInitialEvents is forbidden for list");
        if (!errors.IsEmpty) throw OptionErrors.Invalid("ListOptions", errors);
    }

    private async Task<ListResult> ContinueAsync(ResourceRequest request, ListQuery query, ObjectFilter filter, int limit, CancellationToken cancel)
    {
        var token = ContinueToken.Decode(query.Continue);
        if (query.ResourceVersion is not ("" or "0")) throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        var start = store.FormOf(request.Kind).PrefixOf(request.Namespace) + token.StartAfter;
        if (token.Revision > 0) return await AtAsync(request, filter, start, limit, token.Revision, expiredToken: token, cancel);
        await store.CatchUpAsync(cancel);
        return FromCache(store.List(request.Kind, request.Namespace), request, filter, start, limit);
    }

    private ListResult FromCache(CachedList list, ResourceRequest request, ObjectFilter filter, string? startAfter, int limit)
    {
        var series = store.SeriesOf(request.Kind);
        series.CacheLists.Increment();
        if (startAfter is null && filter.Name.Length > 0 && (request.Namespace.Length > 0 || !request.Kind.Namespaced))
        {
            var one = list.Objects.Find(store.FormOf(request.Kind).KeyOf(request.Namespace, filter.Name));
            series.CacheFetched.Increment();
            series.CacheReturned.Increment();
            return new(one is not null && filter.Matches(one) ? [one] : [], list.Revision);
        }

        var items = list.Items(startAfter);
        if (limit <= 0)
        {
            if (filter.IsEmpty && list.Prefix == store.FormOf(request.Kind).Prefix && startAfter is null)
            {
                series.CacheFetched.Add(list.Objects.Count);
                series.CacheReturned.Add(list.Objects.Count);
                return new(items, list.Revision);
            }

            return new(ListCounting.Of(items, filter, series), list.Revision);
        }

        // As upstream: there is a next page when anything follows the last object of this one, even if none of it matches.
        var page = new List<StoredObject>();
        using var walk = items.GetEnumerator();
        while (page.Count < limit && walk.MoveNext())
        {
            if (filter.Matches(walk.Current)) page.Add(walk.Current);
        }

        series.CacheFetched.Add(page.Count);
        series.CacheReturned.Add(page.Count);
        if (page.Count < limit || !walk.MoveNext()) return new(page, list.Revision);
        store.KeepForPaging(request.Kind, list);
        long? remaining = filter.IsEmpty ? list.Objects.CountBelow(list.Prefix, page[^1].Key) : null;
        return new(page, list.Revision, TokenAfter(request, page[^1].Key, list.Revision), remaining);
    }

    private async Task<ListResult> AtAsync(ResourceRequest request, ObjectFilter filter, string? startAfter, int limit, long revision, ContinueToken? expiredToken, CancellationToken cancel)
    {
        // The version asked for may be the present one, or one whose first page was given out from here.
        var current = store.List(request.Kind, request.Namespace);
        if (current.Revision == revision) return FromCache(current, request, filter, startAfter, limit);
        if (store.KeptForPaging(request.Kind, request.Namespace, revision) is { } kept) return FromCache(kept, request, filter, startAfter, limit);
        try
        {
            return await FromHistoryAsync(request, filter, startAfter, limit, revision, cancel);
        }
        catch (StorageCompactedException)
        {
            throw expiredToken is null
                ? ApiErrors.Expired("The resourceVersion for the provided list is too old.")
                : new ApiException(ApiErrors.Expired(Inconsistent).Status with { Metadata = ListMeta.Empty with { Continue = (expiredToken with { Revision = -1 }).Encode() } });
        }
        catch (StorageFutureRevisionException)
        {
            throw ApiErrors.TooLargeResourceVersion(revision, store.Revision);
        }
    }

    private async Task<ListResult> FromHistoryAsync(ResourceRequest request, ObjectFilter filter, string? startAfter, int limit, long revision, CancellationToken cancel)
    {
        var series = store.SeriesOf(request.Kind);
        series.StoreLists.Increment();
        var page = new List<StoredObject>();
        var more = true;
        while (more && (limit <= 0 || page.Count < limit))
        {
            (var items, more) = await store.ListAtAsync(request.Kind, request.Namespace, startAfter, limit, revision, cancel);
            series.StoreFetched.Add(items.Count);
            foreach (var item in items)
            {
                if (limit > 0 && page.Count == limit)
                {
                    more = true;
                    break;
                }

                startAfter = item.Key;
                series.StoreEvaluated.Increment();
                if (filter.Matches(item)) page.Add(item);
            }
        }

        series.StoreReturned.Add(page.Count);
        if (!more) return new(page, revision);
        long? remaining = filter.IsEmpty ? await store.CountAfterAsync(request.Kind, request.Namespace, page[^1].Key, revision, cancel) : null;
        return new(page, revision, TokenAfter(request, page[^1].Key, revision), remaining);
    }

    /// <summary>Where the page after an object begins.</summary>
    public string TokenAfter(ResourceRequest request, string key, long revision) => new ContinueToken(revision, key[store.FormOf(request.Kind).PrefixOf(request.Namespace).Length..]).Encode();
}
