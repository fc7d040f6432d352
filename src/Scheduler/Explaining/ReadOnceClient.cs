using Keles.Client;

namespace Keles.Scheduler;

/// <summary>An API that is looked at once: every list is read, no watch ever tells anything, nothing can be written. The first list that fails ends the look.</summary>
internal sealed class ReadOnceClient(IApiClient client) : IApiClient
{
    // Whoever waits goes on where it was started, not here: no option need say so.
    private readonly TaskCompletionSource failed = new();

    /// <summary>Ends only by the failure of a list.</summary>
    public Task Failed => failed.Task;

    public Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default) => client.GetAsync(kind, key, options, cancel);

    public Task<IApiObject> GetSubresourceAsync(Kind kind, ObjectKey key, string subresource, CancellationToken cancel = default) => client.GetSubresourceAsync(kind, key, subresource, cancel);

    public async Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default)
    {
        try
        {
            return await client.ListAsync(kind, ns, query, cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // A server that does not know the kind has none of it.
            return new([], "1");
        }
        catch (ApiException e)
        {
            failed.TrySetException(e);
            throw;
        }
    }

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await new Signal().WaitAsync(cancel);
        yield break;
    }

    public Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default) => throw Never();

    public Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) => throw Never();

    public Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) => throw Never();

    public Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default) => throw Never();

    public Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default) => throw Never();

    public Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default) => throw Never();

    private static ApiException Never() => new(new Status { StatusValue = "Failure", Reason = StatusReasons.Forbidden, Code = 403, Message = "explaining a decision writes nothing" });
}
