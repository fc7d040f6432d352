using System.Buffers;

namespace Keles.ApiServer.OpenApi;

/// <summary>Hands what a writer wrote on to a stream at once, over one small buffer.</summary>
internal sealed class StreamBuffer(Stream stream) : IBufferWriter<byte>
{
    private byte[] buffer = new byte[16 * 1024];

    public long Length { get; private set; }

    public void Advance(int count)
    {
        stream.Write(buffer, 0, count);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (buffer.Length < sizeHint) buffer = new byte[sizeHint];
        return buffer;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
