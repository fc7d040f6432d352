using System.Net;
using Keles.ApiServer.Connect;

namespace Keles.ApiServer.Aggregation;

/// <summary>Asks another API server for its schemas; what it said last stands as long as it says nothing new.</summary>
internal static class RemoteSchemaReader
{
    public static async Task<RemoteSchema?> AskAsync(RemoteService remote, RemoteSchema? before, TimeProvider time, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(AggregationLimits.SchemaTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using var call = new HttpRequestMessage(HttpMethod.Get, new Uri(remote.Base, "/openapi/v2")) { Version = HttpVersion.Version11 };
            call.Headers.TryAddWithoutValidation("X-Remote-User", "system:aggregator");
            call.Headers.TryAddWithoutValidation("X-Remote-Group", UserIdentity.AllAuthenticated);
            call.Headers.TryAddWithoutValidation("Accept", "application/json");
            if (before is { Tag.Length: > 0 }) call.Headers.TryAddWithoutValidation("If-None-Match", before.Tag);
            using var answer = await remote.Http.SendAsync(call, either.Token);
            if (answer.StatusCode == HttpStatusCode.NotFound) return null;
            if (!answer.IsSuccessStatusCode || await Backend.BodyAsync(answer, AggregationLimits.SchemaBytes, either.Token) is not { } body) return before;
            var tag = answer.Headers.ETag?.ToString() ?? $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))}\"";
            return tag == before?.Tag ? before : RemoteSchema.Read(body, tag, remote.Spec.Group, remote.Spec.Version) ?? before;
        }
        catch (Exception e) when (Backend.IsUnreachable(e, cancel))
        {
            return before;
        }
    }
}
