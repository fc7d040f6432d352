using System.Text.Json;
using Keles.ApiServer.Http;
using Keles.Machinery.Codecs;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Discovery;

/// <summary>Indented JSON that is no object of the API, for people who look at it.</summary>
internal static class RawAnswer
{
    public static async ValueTask SendAsync(HttpContext http, int code, Action<Utf8JsonWriter> write, CancellationToken cancel)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) throw ApiErrors.MethodNotAllowed();
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact with { Indented = true })) write(writer);
        http.Response.StatusCode = code;
        http.Response.ContentType = Negotiated.Json;
        http.Response.Headers.CacheControl = "no-cache, private";
        http.Response.ContentLength = buffer.Length;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, cancel);
    }
}
