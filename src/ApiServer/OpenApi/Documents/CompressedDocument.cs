using System.IO.Compression;
using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.OpenApi;

/// <summary>A document kept as gzip, in which form nearly every client takes it: a tenth of its size.</summary>
internal sealed class CompressedDocument(byte[] gzip, long length)
{
    public ReadOnlyMemory<byte> Gzip => gzip;

    /// <summary>Of the document itself.</summary>
    public long Length => length;

    public Stream Open() => new GZipStream(new MemoryStream(gzip, writable: false), CompressionMode.Decompress);

    /// <summary>Compresses while it is written: the whole text never stands in memory.</summary>
    public static CompressedDocument Of(Action<Utf8JsonWriter> write)
    {
        using var output = new MemoryStream();
        long length;
        using (var compressor = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            var buffer = new StreamBuffer(compressor);
            using (var json = new Utf8JsonWriter(buffer, JsonFormat.Compact)) write(json);
            length = buffer.Length;
        }

        return new(output.ToArray(), length);
    }

    public static CompressedDocument Of(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var compressor = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true)) compressor.Write(bytes);
        return new(output.ToArray(), bytes.Length);
    }
}
