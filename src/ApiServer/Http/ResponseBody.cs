using System.Buffers;
using System.IO.Compression;
using Keles.ApiServer.Audit;
using Keles.Machinery.Codecs;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The body of an answer: as it is, or compressed where the client can read that and the answer is large enough to gain by it.</summary>
/// <remarks>Until <see cref="HttpLimits.CompressAbove"/> has been written nothing is sent, so that small answers stay plain.</remarks>
internal sealed class ResponseBody : IAsyncDisposable
{
    private readonly HttpResponse response;
    private readonly PooledBuffer? waiting;
    private GZipStream? compressed;

    /// <param name="length">Where it is known before anything is written.</param>
    public ResponseBody(HttpContext http, long? length = null)
    {
        response = http.Response;
        if (length <= HttpLimits.CompressAbove) response.ContentLength = length;
        else if (AcceptsGzip(http.Request.Headers.AcceptEncoding.ToString()) && response.Body is not CopyingStream) waiting = new();
        else response.ContentLength = length;
    }

    public IBufferWriter<byte> Writer => waiting is null ? response.BodyWriter : waiting;

    /// <summary>Sends on what has been written.</summary>
    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (waiting is null)
        {
            await response.BodyWriter.FlushAsync(cancel);
            return;
        }

        if (compressed is null)
        {
            if (waiting.Length <= HttpLimits.CompressAbove) return;
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Append("Vary", "Accept-Encoding");
            compressed = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        }

        await compressed.WriteAsync(waiting.WrittenMemory, cancel);
        waiting.Clear();
    }

    /// <summary>Sends the rest; the answer is whole.</summary>
    public async ValueTask EndAsync(CancellationToken cancel)
    {
        await FlushAsync(cancel);
        if (waiting is null) return;
        if (compressed is not null) await compressed.DisposeAsync();
        else response.BodyWriter.Write(waiting.Written);
        compressed = null;
        await response.BodyWriter.FlushAsync(cancel);
    }

    public ValueTask DisposeAsync()
    {
        waiting?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>As upstream reads the header: one entry is exactly this word.</summary>
    private static bool AcceptsGzip(string header)
    {
        if (header.Length == 0) return false;
        foreach (var range in header.AsSpan().Split(','))
        {
            if (header.AsSpan(range).Trim() is "gzip") return true;
        }

        return false;
    }
}
