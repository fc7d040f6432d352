using System.Runtime.CompilerServices;
using Keles.Api;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A client inside the process whose requests are counted and audited as those over HTTPS are.</summary>
internal sealed class RecordedClient(IApiClient inner, RequestRecorder recorder, UserIdentity user, string userAgent) : IApiClient
{
    public Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(kind, key), "get"), kind, 200, () => inner.GetAsync(kind, key, options, cancel), static o => o);

    public Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(parent, key, subresource: subresource), "get"), SubresourceKind.Of(parent, subresource), 200, () => inner.GetSubresourceAsync(parent, key, subresource, cancel), static o => o);

    public Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(kind, new(ns, "")), "list"), kind, 200, () => inner.ListAsync(kind, ns, query, cancel), static _ => null);

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var record = recorder.Begin(Of(kind, new(ns, "")), "watch");
        Status? refusal = null;
        var begun = false;
        try
        {
            await using var events = inner.WatchAsync(kind, ns, query, cancel).GetAsyncEnumerator(cancel);
            while (true)
            {
                try
                {
                    if (!await events.MoveNextAsync()) yield break;
                }
                catch (ApiException e)
                {
                    refusal = e.Status;
                    throw;
                }

                if (!begun) record.Started();
                begun = true;
                yield return events.Current;
            }
        }
        finally
        {
            if (refusal is null) record.Answered(kind, null, 200);
            else record.Refused(refusal);
        }
    }

    public Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(kind, new(value.Metadata.Namespace, ""), options), "create", () => AuditedObject.Of(kind, value)), kind, 201, () => inner.CreateAsync(kind, value, options, cancel), static o => o);

    public Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(
            recorder.Begin(Of(kind, ObjectKey.Of(value), options, subresource), "update", () => AuditedObject.Of(kind, value)), kind, 200,
            () => inner.UpdateAsync(kind, value, subresource, options, cancel), static o => o);

    public Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(
            recorder.Begin(Of(kind, key, options, subresource), "patch", () => AuditedObject.Of(patch), patch.ContentType), kind, 200,
            () => inner.PatchAsync(kind, key, patch, subresource, options, cancel), static o => o);

    public Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(kind, key), "delete"), kind, 200, () => inner.DeleteAsync(kind, key, options, cancel), static o => o);

    public Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(recorder.Begin(Of(kind, new(ns, "")), "deletecollection"), kind, 200, async () =>
        {
            await inner.DeleteCollectionAsync(kind, ns, query, options, cancel);
            return true;
        }, static _ => null);

    public Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default) =>
        RecordAsync(
            recorder.Begin(Of(parent, key, options, subresource), "create", () => AuditedObject.Of(bodyKind, body)), bodyKind, 201,
            () => inner.CreateSubresourceAsync(parent, key, subresource, bodyKind, body, options, cancel), static o => o);

    private ResourceRequest Of(Kind kind, ObjectKey key, WriteOptions? options = null, string subresource = "") =>
        new(user, kind, kind.Namespaced ? key.Namespace : "", key.Name, subresource) { UserAgent = userAgent, Options = options ?? WriteOptions.Default };

    private static async Task<T> RecordAsync<T>(CallRecord record, Kind kind, int code, Func<Task<T>> call, Func<T, IApiObject?> answer)
    {
        try
        {
            var result = await call();
            record.Answered(kind, answer(result), code);
            return result;
        }
        catch (ApiException e)
        {
            record.Refused(e.Status);
            throw;
        }
        catch (OperationCanceledException)
        {
            record.Cancelled();
            throw;
        }
        catch (Exception)
        {
            record.Failed();
            throw;
        }
    }
}
