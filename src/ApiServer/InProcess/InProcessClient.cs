using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>One user's client inside the server's process.</summary>
internal sealed class InProcessClient(ResourceApi api, IAccessCheck access, UserIdentity user, string userAgent) : IApiClient
{
    public async Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, key, "", "get", null, cancel);
        return (await api.GetAsync(request, options?.ResourceVersion ?? "", cancel)).Value;
    }

    public async Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(parent, key, subresource, "get", null, cancel);
        return (await api.GetAsync(request, "", cancel)).Value;
    }

    public async Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, new(ns, ""), "", "list", null, cancel, query.FieldSelector);
        var list = await api.ListAsync(request, query, cancel);
        using var following = query is { Keeps: true, Metadata: null, LabelSelector: "" } && LeavesMost(query.FieldSelector) ? api.Store.FormOf(kind).Follow() : null;
        var items = new List<IApiObject>();
        foreach (var item in list.Items)
        {
            // There may be hundreds of thousands of them to decode.
            cancel.ThrowIfCancellationRequested();
            items.Add(query.Metadata is { } keep ? keep(item.Metadata) : kind.FromStored(item.Object));
        }

        return new(items, Revisions.Format(list.Revision), list.Continue, list.Remaining);
    }

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, new(ns, ""), "", "watch", null, cancel, query.FieldSelector);
        using var following = query is { Keeps: true, Metadata: null, LabelSelector: "" } && LeavesMost(query.FieldSelector) ? api.Store.FormOf(kind).Follow() : null;
        await foreach (var item in api.WatchAsync(request, query, cancel))
        {
            yield return item.Type switch
            {
                ObjectEventType.Error => new(item.Type, null, item.Status),
                ObjectEventType.Bookmark => new(item.Type, new Bookmark(Http.WatchWriter.BookmarkMetadata(item))),
                _ => new(item.Type, query.Metadata is { } keep ? keep(item.Object!.Metadata) : kind.FromStored(item.Object!.Object)),
            };
        }
    }

    public async Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, new(value.Metadata.Namespace, ""), "", "create", options, cancel);
        return (await api.CreateAsync(request, value, cancel)).Value;
    }

    public async Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, ObjectKey.Of(value), subresource, "update", options, cancel);
        return (await api.UpdateAsync(request, value, cancel)).Value;
    }

    public async Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, key, subresource, "patch", options, cancel);
        return (await api.PatchAsync(request, patch, cancel)).Value;
    }

    public async Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, key, "", "delete", new() { DryRun = options is { DryRun.IsEmpty: false } }, cancel);
        var (last, gone) = await api.DeleteAsync(request, options ?? DeleteOptions.Empty, cancel);
        return gone ? null : last.Value;
    }

    public async Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(kind, new(ns, ""), "", "deletecollection", new() { DryRun = options is { DryRun.IsEmpty: false } }, cancel, query.FieldSelector);
        await api.DeleteCollectionAsync(request, query, options ?? DeleteOptions.Empty, cancel);
    }

    public async Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default)
    {
        var request = await AllowedAsync(parent, key, subresource, "create", options, cancel);
        var answer = await api.CreateAsync(request, body, cancel);
        return answer.Outcome is null ? answer.Value : null;
    }

    /// <summary>A selector that only leaves some out; one that picks a name or a type is no reason to hold all the others.</summary>
    private static bool LeavesMost(string fieldSelector) => FieldSelector.TryParse(fieldSelector, out var fields, out _) && fields.Requirements.All(static r => r.Negated);

    private async ValueTask<ResourceRequest> AllowedAsync(Kind kind, ObjectKey key, string subresource, string verb, WriteOptions? options, CancellationToken cancel, string fieldSelector = "")
    {
        var request = new ResourceRequest(user, kind, kind.Namespaced ? key.Namespace : "", key.Name, subresource) { UserAgent = userAgent, Options = options ?? WriteOptions.Default };
        await access.CheckAsync(request, verb, fieldSelector, cancel);
        return request;
    }

    /// <summary>What a bookmark carries: a version, and whether the initial events are over.</summary>
    private sealed record Bookmark(ObjectMeta Metadata) : IApiObject
    {
        public IApiObject WithMetadata(ObjectMeta metadata) => this with { Metadata = metadata };
    }
}
