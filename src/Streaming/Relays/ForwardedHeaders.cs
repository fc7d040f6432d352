using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Relays;

/// <summary>Which headers go along when an upgrade is passed on.</summary>
internal static class ForwardedHeaders
{
    // Hop by hop, set anew for the backend, or meant for this server alone.
    private static readonly HashSet<string> NotSent = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Upgrade", "Authorization", "Content-Length", "Transfer-Encoding", "Keep-Alive", "TE", "Trailer", "X-Forwarded-For",
    };

    private static readonly HashSet<string> NotAnswered = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Upgrade", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Trailer", "Date", "Server",
    };

    public static IEnumerable<KeyValuePair<string, string>> Of(HttpContext http)
    {
        foreach (var (name, values) in http.Request.Headers)
        {
            foreach (var value in NotSent.Contains(name) ? [] : values.ToArray())
            {
                yield return new(name, value ?? "");
            }
        }
        var before = http.Request.Headers["X-Forwarded-For"].ToString();
        var client = http.Connection.RemoteIpAddress?.ToString();
        if (client is not null)
        {
            yield return new("X-Forwarded-For", before.Length > 0 ? $"{before}, {client}" : client);
        }
    }

    public static void Answer(HttpResponseHeaders from, HttpResponse response)
    {
        foreach (var header in from.NonValidated)
        {
            if (!NotAnswered.Contains(header.Key))
            {
                response.Headers[header.Key] = header.Value.ToArray();
            }
        }
    }
}
