using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Keles.Api;
using Keles.Client.Wire;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Client.Https;

/// <summary>The API over HTTPS.</summary>
public sealed class HttpsClient(ApiConnection connection) : IApiClient
{
    private readonly WireFormat format = connection.Options.Format;

    public async Task<IApiObject> GetAsync(Kind kind, ObjectKey key, GetOptions? options = null, CancellationToken cancel = default) =>
        await ObjectAsync(kind, () => Request(HttpMethod.Get, ResourcePath.Of(kind, key.Namespace, Name(key)), new QueryText().Add("resourceVersion", options?.ResourceVersion ?? "")), cancel);

    public Task<IApiObject> GetSubresourceAsync(Kind parent, ObjectKey key, string subresource, CancellationToken cancel = default) =>
        ObjectAsync(SubresourceKind.Of(parent, subresource), () => Request(HttpMethod.Get, ResourcePath.Of(parent, key.Namespace, Name(key), subresource), new QueryText()), cancel);

    public async Task<ObjectPage> ListAsync(Kind kind, string ns, ListQuery query, CancellationToken cancel = default)
    {
        var (body, format) = await connection.CallAsync(() => ListRequest(kind, ns, query), cancel);
        var page = Decoded(() => WireList.Decode(kind, body, format));
        return query.Metadata is { } keep ? page with { Items = [.. page.Items.Select(i => keep(i.Metadata))] } : page;
    }

    public async IAsyncEnumerable<ObjectEvent> WatchAsync(Kind kind, string ns, WatchQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var timeout = query.Timeout ?? connection.Options.WatchTimeout;
        using var limit = new CancellationTokenSource(timeout + ClientLimits.WatchGrace, connection.Options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        using var answer = await OpenAsync(() => WatchRequest(kind, ns, query, timeout), limit.Token, both.Token, cancel);
        await using var stream = await answer.Content.ReadAsStreamAsync(both.Token);
        var format = MediaTypes.Parse(answer.Content.Headers.ContentType?.MediaType);
        var frames = new FrameReader(stream, format);
        while (await NextAsync(frames, limit.Token, both.Token, cancel) is { } frame)
        {
            var next = Decoded(() => WireEvent.Decode(kind, frame, format));
            yield return query.Metadata is { } keep && next.Object is { } whole ? next with { Object = keep(whole.Metadata) } : next;
            if (next.Type == ObjectEventType.Error) yield break;
        }
    }

    public Task<IApiObject> CreateAsync(Kind kind, IApiObject value, WriteOptions? options = null, CancellationToken cancel = default) =>
        ObjectAsync(kind, () => Request(HttpMethod.Post, ResourcePath.Of(kind, value.Metadata.Namespace), QueryText.Of(options), kind, value), cancel);

    public Task<IApiObject> UpdateAsync(Kind kind, IApiObject value, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default)
    {
        var form = SubresourceKind.Of(kind, subresource);
        return ObjectAsync(form, () => Request(HttpMethod.Put, ResourcePath.Of(kind, value.Metadata.Namespace, Name(ObjectKey.Of(value)), subresource), QueryText.Of(options), form, value), cancel);
    }

    public Task<IApiObject> PatchAsync(Kind kind, ObjectKey key, Patch patch, string subresource = "", WriteOptions? options = null, CancellationToken cancel = default) =>
        ObjectAsync(SubresourceKind.Of(kind, subresource), () =>
        {
            var request = Request(HttpMethod.Patch, ResourcePath.Of(kind, key.Namespace, Name(key), subresource), QueryText.Of(options).Add("force", patch.Force));
            request.Content = Content(patch.Body, patch.ContentType);
            return request;
        }, cancel);

    public async Task<IApiObject?> DeleteAsync(Kind kind, ObjectKey key, DeleteOptions? options = null, CancellationToken cancel = default)
    {
        var (body, format) = await connection.CallAsync(() => DeleteRequest(ResourcePath.Of(kind, key.Namespace, Name(key)), new(), options), cancel);
        var left = Decoded(() => WireObject.DecodeUnlessStatus(kind, body, format));

        // A server may also answer with the object as it was last; only one that is still on its way out has a time of deletion.
        return left?.Metadata is { DeletionTimestamp: not null } ? left : null;
    }

    public Task DeleteCollectionAsync(Kind kind, string ns, ListQuery query, DeleteOptions? options = null, CancellationToken cancel = default) =>
        connection.CallAsync(() => DeleteRequest(ResourcePath.Of(kind, ns), QueryText.Of(query), options), cancel);

    public async Task<IApiObject?> CreateSubresourceAsync(Kind parent, ObjectKey key, string subresource, Kind bodyKind, IApiObject body, WriteOptions? options = null, CancellationToken cancel = default)
    {
        var (answer, format) = await connection.CallAsync(() => Request(HttpMethod.Post, ResourcePath.Of(parent, key.Namespace, Name(key), subresource), QueryText.Of(options), bodyKind, body), cancel);
        return Decoded(() => WireObject.DecodeUnlessStatus(bodyKind, answer, format));
    }

    private async Task<IApiObject> ObjectAsync(Kind kind, Func<HttpRequestMessage> make, CancellationToken cancel)
    {
        var (body, format) = await connection.CallAsync(make, cancel);
        return Decoded(() => WireObject.Decode(kind, body, format));
    }

    private HttpRequestMessage Request(HttpMethod method, string path, QueryText query, Kind? bodyKind = null, IApiObject? body = null)
    {
        var request = new HttpRequestMessage(method, connection.Address(path + query));
        request.Headers.TryAddWithoutValidation("Accept", MediaTypes.Accept(format));
        if (bodyKind is not null && body is not null) request.Content = Content(WireObject.Encode(bodyKind, body, format), MediaTypes.Of(format));
        return request;
    }

    private HttpRequestMessage WatchRequest(Kind kind, string ns, WatchQuery query, TimeSpan timeout)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, connection.Address(ResourcePath.Of(kind, ns) + QueryText.Of(query, timeout)));
        request.Headers.TryAddWithoutValidation("Accept", MediaTypes.AcceptWatch(query.Metadata is null ? format : WireFormat.Json) + (query.Metadata is null ? "" : MediaTypes.AsPartial));
        return request;
    }

    private HttpRequestMessage ListRequest(Kind kind, string ns, ListQuery query)
    {
        var request = Request(HttpMethod.Get, ResourcePath.Of(kind, ns), QueryText.Of(query));
        if (query.Metadata is null) return request;
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", MediaTypes.Json + MediaTypes.AsPartialList);
        return request;
    }

    private HttpRequestMessage DeleteRequest(string path, QueryText query, DeleteOptions? options)
    {
        var request = Request(HttpMethod.Delete, path, query);
        if (options is not null) request.Content = Content(WireObject.Encode(options), MediaTypes.Json);
        return request;
    }

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> body, string mediaType)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    /// <summary>Opening counts against the request timeout too: a server that takes the request and stays silent is as good as gone.</summary>
    private async Task<HttpResponseMessage> OpenAsync(Func<HttpRequestMessage> make, CancellationToken limit, CancellationToken both, CancellationToken cancel)
    {
        try
        {
            return await connection.SendAsync(make, both);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw connection.Unreachable(e);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> NextAsync(FrameReader frames, CancellationToken limit, CancellationToken both, CancellationToken cancel)
    {
        try
        {
            return await frames.ReadAsync(both);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            cancel.ThrowIfCancellationRequested();
            throw connection.Unreachable(e);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private T Decoded<T>(Func<T> decode)
    {
        try
        {
            return decode();
        }
        catch (Exception e) when (e is DecodeException or JsonException)
        {
            throw new ApiException($"cannot understand the answer of {connection.Options.Server.Authority}: {e.Message}", e);
        }
    }

    private static string Name(ObjectKey key) => key.Name.Length > 0 ? key.Name : throw new ArgumentException("resource name may not be empty", nameof(key));
}
