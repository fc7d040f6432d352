using System.Buffers;
using System.IO.Compression;
using Keles.ApiServer.Audit;
using Keles.ApiServer.Metrics;
using Keles.Machinery.Codecs;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>The body of an answer: as it is, or compressed where the client can read that and the answer is large enough to gain by it.</summary>
/// <remarks>Until <see cref="HttpLimits.CompressAbove"/> has been written nothing is sent, so that small answers stay plain.</remarks>
internal sealed class ResponseBody : IAsyncDisposable
{
    private readonly HttpContext http;
    private readonly HttpResponse response;
    private readonly PooledBuffer? waiting;
    private readonly CountedWriter? counted;
    private CountedStream? sent;
    private GZipStream? compressed;

    /// <param name="length">Where it is known before anything is written.</param>
    public ResponseBody(HttpContext http, long? length = null)
    {
        (this.http, response) = (http, http.Response);
        if (length <= HttpLimits.CompressAbove) response.ContentLength = length;
        else if (AcceptsGzip(http.Request.Headers.AcceptEncoding.ToString()) && response.Body is not CopyingStream) waiting = new();
        else response.ContentLength = length;
        if (length is null && waiting is null) counted = new(response.BodyWriter);
    }

    public IBufferWriter<byte> Writer => waiting is not null ? waiting : counted is not null ? counted : response.BodyWriter;

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
            compressed = new GZipStream(sent = new(response.Body), CompressionLevel.Fastest, leaveOpen: true);
        }

        await compressed.WriteAsync(waiting.WrittenMemory, cancel);
        waiting.Clear();
    }

    /// <summary>Sends the rest; the answer is whole.</summary>
    public async ValueTask EndAsync(CancellationToken cancel)
    {
        // What is whole before any of it was sent has a length.
        if (counted is not null && !response.HasStarted) response.ContentLength = counted.Count;
        await FlushAsync(cancel);
        if (counted is not null) ResponseSize.Note(http, counted.Count);
        if (waiting is null) return;
        if (compressed is not null)
        {
            await compressed.DisposeAsync();
            ResponseSize.Note(http, sent!.Count);
        }
        else
        {
            response.ContentLength = waiting.Length;
            response.BodyWriter.Write(waiting.Written);
        }

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
