using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>The list of all paths, at / and, with code 404, wherever nothing else answers below it. It comes last.</summary>
public sealed class PathsEndpoint(IReadOnlyList<INonResourceEndpoint> others) : INonResourceEndpoint
{
    /// <summary>Below /api and /apis a path that is not there gets a status, which clients can read.</summary>
    public bool Handles(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/apis/", StringComparison.Ordinal);
    }

    public ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var found = http.Request.Path.Value is null or "" or "/" or "/index.html";
        return RawAnswer.SendAsync(http, found ? 200 : 404, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("paths"u8);
            foreach (var path in others.SelectMany(o => o.Paths).Order(StringComparer.Ordinal)) writer.WriteStringValue(path);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }, cancel);
    }
}
