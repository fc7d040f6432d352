using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Storage;

namespace Keles.ApiServer;

/// <summary>Lists: from the cache at its present version, or from the store's history at an exact one.</summary>
/// <remarks>What resourceVersion and resourceVersionMatch mean together is upstream's table ("Resource versions" in the API concepts).</remarks>
internal sealed class ListVerb(ObjectStore store, TimeProvider time)
{
    public async Task<ListResult> ListAsync(ResourceRequest request, ListQuery query, CancellationToken cancel)
    {
        Check(query);
        var filter = ObjectFilter.From(request.Kind, query.LabelSelector, query.FieldSelector);
        var limit = (int)Math.Min(query.Limit, int.MaxValue);
        if (query.Continue.Length > 0)
        {
            var token = ContinueToken.Decode(query.Continue);
            var start = store.FormOf(request.Kind).Prefix + token.StartAfter;
            if (token.Revision < 0)
            {
                await store.CatchUpAsync(cancel);
                return FromCache(store.List(request.Kind, request.Namespace), request, filter, start, limit);
            }

            return await AtAsync(request, filter, start, limit, token.Revision, expiredToken: token, cancel);
        }

        if (query.ResourceVersion.Length == 0)
        {
            await store.CatchUpAsync(cancel);
        }
        else if (query.ResourceVersion != "0")
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

    public static long Version(string text) => Revisions.TryParse(text, out var version) ? version : throw InvalidVersion(text);

    private static ApiException InvalidVersion(string text)
    {
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("resourceVersion"), text, $"strconv.ParseUint: parsing {GoQuote.Quote(text)}: invalid syntax");
        return ApiErrors.BadRequest($"invalid resource version: {errors.First().Message}");
    }

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

        if (!errors.IsEmpty) throw OptionErrors.Invalid("ListOptions", errors);
        if (query.Continue.Length > 0 && query.ResourceVersion.Length > 0 && query.ResourceVersion != "0")
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
    }

    private ListResult FromCache(CachedList list, ResourceRequest request, ObjectFilter filter, string? startAfter, int limit)
    {
        if (filter.Name.Length > 0 && (request.Namespace.Length > 0 || !request.Kind.Namespaced))
        {
            var one = list.Objects.Find(store.FormOf(request.Kind).KeyOf(request.Namespace, filter.Name));
            return new(one is not null && filter.Matches(one) ? [one] : [], list.Revision);
        }

        var items = list.Items(startAfter);
        if (!filter.IsEmpty) items = items.Where(filter.Matches);
        if (limit <= 0) return new(items, list.Revision);

        var page = items.Take(limit + 1).ToList();
        if (page.Count <= limit) return new(page, list.Revision);
        page.RemoveAt(limit);
        long? remaining = filter.IsEmpty ? list.Items(page[^1].Key).LongCount() : null;
        return new(page, list.Revision, Token(request.Kind, page[^1].Key, list.Revision), remaining);
    }

    private async Task<ListResult> AtAsync(ResourceRequest request, ObjectFilter filter, string? startAfter, int limit, long revision, ContinueToken? expiredToken, CancellationToken cancel)
    {
        // The version asked for may be the present one, which the cache has.
        var current = store.List(request.Kind, request.Namespace);
        if (current.Revision == revision) return FromCache(current, request, filter, startAfter, limit);
        try
        {
            var page = new List<StoredObject>();
            var more = true;
            while (more && (limit <= 0 || page.Count <= limit))
            {
                (var items, more) = await store.ListAtAsync(request.Kind, request.Namespace, startAfter, limit <= 0 ? 0 : limit + 1, revision, cancel);
                page.AddRange(items.Where(filter.Matches));
                if (items.Count > 0) startAfter = items[^1].Key;
            }

            if (limit <= 0 || page.Count <= limit) return new(page, revision);
            page.RemoveRange(limit, page.Count - limit);
            var last = page[^1].Key;
            long? remaining = filter.IsEmpty ? await RemainingAsync(request, last, revision, cancel) : null;
            return new(page, revision, Token(request.Kind, last, revision), remaining);
        }
        catch (StorageCompactedException)
        {
            throw expiredToken is null
                ? ApiErrors.Expired("The resourceVersion for the provided list is too old.")
                : ExpiredContinue(expiredToken);
        }
        catch (StorageFutureRevisionException)
        {
            throw ApiErrors.TooLargeResourceVersion(revision, store.Revision);
        }
    }

    private async Task<long> RemainingAsync(ResourceRequest request, string after, long revision, CancellationToken cancel) =>
        (await store.ListAtAsync(request.Kind, request.Namespace, after, 0, revision, cancel)).Items.Count;

    private string Token(Kind kind, string key, long revision) => new ContinueToken(revision, key[store.FormOf(kind).Prefix.Length..]).Encode();

    private static ApiException ExpiredContinue(ContinueToken token)
    {
        var gone = ApiErrors.Expired("The provided continue parameter is too old to display a consistent list result. You can start a new list without "
            + "the continue parameter, or use the continue token in this response to retrieve the remainder of the "
            + "results. Continuing with the provided token results in an inconsistent list - objects that were created, "
            + "modified, or deleted between the time the first chunk was returned and now may show up in the list.");
        return new ApiException(gone.Status with { Metadata = ListMeta.Empty with { Continue = (token with { Revision = -1 }).Encode() } });
    }
}
