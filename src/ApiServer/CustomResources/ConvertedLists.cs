using Keles.Client;

namespace Keles.ApiServer;

/// <summary>Lists of kinds that a webhook converts. The fields of a selector are those of the version that was asked for, so what is listed is converted first.</summary>
internal sealed class ConvertedLists(ObjectStore store, ListVerb list, StoredVersions versions)
{
    public async Task<ListResult> ListAsync(ResourceRequest request, ListQuery query, CancellationToken cancel)
    {
        var filter = ObjectFilter.From(request.Kind, "", query.FieldSelector);
        query = query with { FieldSelector = "" };
        if (!filter.IsEmpty) return await SelectedAsync(request, query, filter, cancel);
        var found = await list.ListAsync(request, query, cancel);
        return found with { Items = await ConvertedAsync(request, found, cancel) };
    }

    /// <summary>Goes on until the page is full: how many of those listed have the fields is known only when they are converted.</summary>
    private async Task<ListResult> SelectedAsync(ResourceRequest request, ListQuery query, ObjectFilter filter, CancellationToken cancel)
    {
        // Version 0 means all that the cache has, whatever the limit.
        var limit = query is { ResourceVersion: "0", Continue: "" } ? 0 : (int)Math.Clamp(query.Limit, 0, int.MaxValue);
        if (limit > 0) query = query with { Limit = Math.Max(limit, VerbLimits.LeastConverted) };
        var page = new List<StoredObject>();
        while (true)
        {
            var found = await list.ListAsync(request, query, cancel);
            var items = await ConvertedAsync(request, found, cancel);
            for (var i = 0; i < items.Count; i++)
            {
                if (!filter.Matches(items[i])) continue;
                page.Add(items[i]);
                var more = i + 1 < items.Count || found.Continue.Length > 0;
                if (page.Count == limit && more) return new(page, found.Revision, list.TokenAfter(request, page[^1].Key, found.Revision));
            }

            if (found.Continue.Length == 0) return new(page, found.Revision);
            query = query with { Continue = found.Continue, ResourceVersion = "", ResourceVersionMatch = "" };
        }
    }

    private ValueTask<IReadOnlyList<StoredObject>> ConvertedAsync(ResourceRequest request, ListResult found, CancellationToken cancel) =>
        versions.InAsync(store, request.Kind, [.. found.Items], cancel);
}
