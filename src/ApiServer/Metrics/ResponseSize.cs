using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Metrics;

/// <summary>How long answers were whose length nobody knew before.</summary>
internal static class ResponseSize
{
    private static readonly object Key = new();

    public static void Note(HttpContext http, long bytes)
    {
        if (http.Response.ContentLength is null) http.Items[Key] = bytes;
    }

    public static long? Of(HttpContext http) => http.Response.ContentLength ?? (http.Items.TryGetValue(Key, out var bytes) ? (long)bytes! : null);
}
