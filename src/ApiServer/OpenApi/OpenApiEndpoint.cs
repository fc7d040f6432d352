using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Keles.ApiServer.OpenApi;

/// <summary>The schemas and paths of all that is served: /openapi/v2 whole, /openapi/v3 in parts.</summary>
/// <param name="remote">What other API servers serve; null for none. Their schemas of version 3 are asked of them, under the same address; those of version 2 stand in the one document.</param>
public sealed class OpenApiEndpoint(ServedKinds served, TimeProvider time, Func<IReadOnlyList<RemoteVersion>>? remote = null) : INonResourceEndpoint
{
    private const string V2 = "/openapi/v2";
    private const string V3 = "/openapi/v3";

    /// <summary>The form in which clients ask for version 2, and the form of the same name that is a proper media type.</summary>
    private const string AskedProtobuf = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
    private const string SentProtobuf = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    /// <summary>How long a client may keep a document whose address contains its hash.</summary>
    private static readonly TimeSpan Immutable = TimeSpan.FromDays(365);

    private volatile OpenApiAnswers? answers;
    private volatile MergedV2? merged;

    public IEnumerable<string> Paths => [V2, V3, V3 + "/"];

    public bool Handles(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is V2 or V3 || path.StartsWith(V3 + "/", StringComparison.Ordinal);
    }

    public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        var current = Current();
        var path = http.Request.Path.Value!;
        if (path == V2) await V2Async(http, current, Merged(current), cancel);
        else if (path.Length <= V3.Length + 1) await RawAnswer.SendAsync(http, 200, writer => current.WriteIndex(writer, remote?.Invoke() ?? []), cancel);
        else await V3Async(http, current.V3(path[(V3.Length + 1)..]) ?? throw ApiErrors.NoHandler(), cancel);
    }

    private static Task V2Async(HttpContext http, OpenApiAnswers current, MergedV2? merged, CancellationToken cancel)
    {
        foreach (var type in MediaType.ReadAll(http.Request.Headers.Accept.ToString()))
        {
            if (type.Name is AskedProtobuf or SentProtobuf) return SendAsync(http, merged?.Protobuf ?? current.V2Protobuf, SentProtobuf, cancel);
            if (type.Name is Negotiated.Json or "application/*" or "*/*") break;
        }

        return SendAsync(http, merged?.Json ?? current.V2, Negotiated.Json, cancel);
    }

    private Task V3Async(HttpContext http, OpenApiAnswer answer, CancellationToken cancel)
    {
        if (http.Request.Query.TryGetValue("hash", out var hash))
        {
            if (hash.ToString() != answer.Hash)
            {
                // The client's index is of another time: this is where the document is now.
                http.Response.Redirect($"{http.Request.Path}?hash={answer.Hash}", permanent: true);
                return Task.CompletedTask;
            }

            http.Response.Headers.CacheControl = "public, immutable";
            http.Response.Headers.Expires = (time.GetUtcNow() + Immutable).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        return SendAsync(http, answer, Negotiated.Json, cancel);
    }

    private static async Task SendAsync(HttpContext http, OpenApiAnswer answer, string type, CancellationToken cancel)
    {
        var response = http.Response;
        response.Headers.Vary = "Accept, Accept-Encoding";
        response.Headers.ETag = answer.ETag;
        if (http.Request.Headers.IfNoneMatch.ToString() == answer.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var document = answer.Document;
        response.ContentType = type;
        if (TakesGzip(http.Request))
        {
            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = document.Gzip.Length;
            await response.Body.WriteAsync(document.Gzip, cancel);
            return;
        }

        response.ContentLength = document.Length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        var text = document.Open();
        await using (text) await text.CopyToAsync(response.Body, cancel);
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings) && encodings.Any(e => e.Value == "gzip" && e.Quality is not 0);

    /// <summary>The document with other servers' schemas in it; null when there are none.</summary>
    private MergedV2? Merged(OpenApiAnswers current)
    {
        RemoteSchema[] schemas = [.. (remote?.Invoke() ?? []).Select(static r => r.Schema).OfType<RemoteSchema>()];
        if (schemas.Length == 0) return null;
        if (merged is { } known && ReferenceEquals(known.Own, current) && known.Remote.SequenceEqual<RemoteSchema>(schemas, ReferenceEqualityComparer.Instance)) return known;
        return merged = new(current, schemas);
    }

    /// <summary>The documents of the kinds served now. Two requests may both begin anew; the documents are equal.</summary>
    private OpenApiAnswers Current()
    {
        var kinds = served.Current;
        if (answers is { } known && ReferenceEquals(known.Kinds, kinds)) return known;
        return answers = new(kinds);
    }
}
