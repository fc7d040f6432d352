using Keles.Api;
using Keles.Machinery;

namespace Keles.Client;

/// <summary>The API as one user sees it. Inside the server's process it reads the watch cache, elsewhere it speaks HTTPS; who calls cannot tell which.</summary>
/// <remarks>
/// An empty namespace means all namespaces, or a kind without any. Objects that come back are shared: they are immutable records of the
/// kind's type. Every failure, also one to connect, is an <see cref="ApiException"/>; only cancellation is not. Typed forms are in
/// <see cref="TypedClient"/>.
/// </remarks>
public interface IApiClient
{
    /// <summary>Reads an object; not found is an <see cref="ApiException"/>.</summary>
    Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default);

    /// <summary>Reads a subresource that has a form of its own, such as <c>scale</c>.</summary>
    Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default);

    /// <summary>Reads one page of a list: everything, unless the query sets a limit.</summary>
    Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default);

    /// <summary>
    /// Follows changes until the server ends the watch (its time is over), which ends the enumeration, or sends an
    /// <see cref="ObjectEventType.Error"/>, which is the last event. A watch that cannot be opened throws <see cref="ApiException"/>.
    /// </summary>
    IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, CancellationToken cancel = default);

    /// <summary>Creates the object in the namespace its metadata says.</summary>
    Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default);

    /// <summary>Replaces the object, or with a subresource (<c>status</c>, <c>finalize</c>, <c>approval</c>) that part. A resource version makes it conditional.</summary>
    Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default);

    Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default);

    /// <summary>Deletes the object. The result is its last form while it still exists (finalizers, grace period), null when it is gone.</summary>
    Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default);

    Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default);

    /// <summary>Posts to a subresource (<c>binding</c>, <c>eviction</c>, <c>token</c>). The result is null where the server answers with a bare success.</summary>
    Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default);
}
