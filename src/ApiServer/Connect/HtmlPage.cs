using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary>Passes a proxied page on with its links rewritten, in the compression it came in.</summary>
internal static class HtmlPage
{
    public static async Task CopyAsync(HttpResponseMessage answer, HttpContext http, LinkRewriting links, CancellationToken cancel)
    {
        var encoding = answer.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) ? encodings.First() : "";
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        if (encoding is not ("" or "gzip" or "deflate"))
        {
            // What cannot be read passes as it is.
            await http.Response.StartAsync(cancel);
            await Backend.CopyAsync(body, http, cancel);
            return;
        }

        http.Response.Headers.ContentLength = null;
        await http.Response.StartAsync(cancel);
        await using var from = Reader(body, encoding);
        await using var to = Writer(http.Response.Body, encoding);
        var html = new HtmlLinks(links.Rewrite);
        var buffer = new byte[ConnectLimits.CopyBuffer];
        using var piece = new MemoryStream();
        try
        {
            int count;
            do
            {
                count = await from.ReadAsync(buffer, cancel);
                piece.SetLength(0);
                if (count > 0) html.Take(buffer.AsSpan(0, count), piece);
                else html.Finish(piece);
                await to.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), cancel);
                await to.FlushAsync(cancel);
            }
            while (count > 0);
        }
        catch (Exception e) when (Backend.IsBroken(e, cancel) || e is InvalidDataException)
        {
            // The backend broke off in the middle: so do we, or the client would take it for the end.
            http.Abort();
        }
    }

    private static Stream Reader(Stream from, string encoding) => encoding switch
    {
        "gzip" => new GZipStream(from, CompressionMode.Decompress),
        "deflate" => new DeflateStream(from, CompressionMode.Decompress),
        _ => from,
    };

    private static Stream Writer(Stream to, string encoding) => encoding switch
    {
        "gzip" => new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new DeflateStream(to, CompressionLevel.Fastest, leaveOpen: true),
        _ => to,
    };
}
