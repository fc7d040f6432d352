using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.ApiServer.Aggregation;
using Keles.Client;
using Keles.Client.Https;
using Keles.Client.Wire;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>One user's client for what another API server serves: allowed here, as every request is, and then asked there in the user's name.</summary>
internal sealed class RemoteClient(RemoteService remote, bool isAvailable, IAccessCheck access, UserIdentity user, string userAgent, TimeProvider time) : IApiClient
{
    public async Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, key, "", "get", cancel)).GetAsync(kind, key, options, cancel);

    public async Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default) =>
        await (await AllowedAsync(parent, key, subresource, "get", cancel)).GetSubresourceAsync(parent, key, subresource, cancel);

    public async Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, new(ns, ""), "", "list", cancel, query.FieldSelector)).ListAsync(kind, ns, query, cancel);

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var client = await AllowedAsync(kind, new(ns, ""), "", "watch", cancel, query.FieldSelector);
        await foreach (var e in client.WatchAsync(kind, ns, query, cancel)) yield return e;
    }

    public async Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, new(value.Metadata.Namespace, ""), "", "create", cancel)).CreateAsync(kind, value, options, cancel);

    public async Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, ObjectKey.Of(value), subresource, "update", cancel)).UpdateAsync(kind, value, subresource, options, cancel);

    public async Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, key, subresource, "patch", cancel)).PatchAsync(kind, key, patch, subresource, options, cancel);

    public async Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, key, "", "delete", cancel)).DeleteAsync(kind, key, options, cancel);

    public async Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(kind, new(ns, ""), "", "deletecollection", cancel, query.FieldSelector)).DeleteCollectionAsync(kind, ns, query, options, cancel);

    public async Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default) =>
        await (await AllowedAsync(parent, key, subresource, "create", cancel)).CreateSubresourceAsync(parent, key, subresource, bodyKind, body, options, cancel);

    private async ValueTask<HttpsClient> AllowedAsync(Kind kind, ObjectKey key, string subresource, string verb, CancellationToken cancel, string fieldSelector = "")
    {
        var request = new ResourceRequest(user, kind, kind.Namespaced ? key.Namespace : "", key.Name, subresource) { UserAgent = userAgent };
        await access.CheckAsync(request, verb, fieldSelector, cancel);
        if (!isAvailable) throw ApiErrors.Unavailable("service unavailable");
        return new(new ApiConnection(new() { Server = remote.Base, Format = WireFormat.Json, UserAgent = userAgent, Time = time }, new HttpMessageInvoker(new RemoteUserHandler(remote, user))));
    }
}
