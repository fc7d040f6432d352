using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A client inside the process that asks other API servers for what is theirs, as requests over HTTPS are passed on to them.</summary>
/// <param name="elsewhere">The client for a kind of another server; null for this server's own.</param>
internal sealed class RoutedClient(IApiClient own, Func<Kind, IApiClient?> elsewhere) : IApiClient
{
    public Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default) => For(kind).GetAsync(kind, key, options, cancel);

    public Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default) => For(parent).GetSubresourceAsync(parent, key, subresource, cancel);

    public Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default) => For(kind).ListAsync(kind, ns, query, cancel);

    public IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, CancellationToken cancel = default) => For(kind).WatchAsync(kind, ns, query, cancel);

    public Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default) => For(kind).CreateAsync(kind, value, options, cancel);

    public Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) => For(kind).UpdateAsync(kind, value, subresource, options, cancel);

    public Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) => For(kind).PatchAsync(kind, key, patch, subresource, options, cancel);

    public Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default) => For(kind).DeleteAsync(kind, key, options, cancel);

    public Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default) => For(kind).DeleteCollectionAsync(kind, ns, query, options, cancel);

    public Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default) =>
        For(parent).CreateSubresourceAsync(parent, key, subresource, bodyKind, body, options, cancel);

    private IApiClient For(Kind kind) => elsewhere(kind) ?? own;
}
