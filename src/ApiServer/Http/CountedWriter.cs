using System.Buffers;

namespace Keles.ApiServer.Http;

/// <summary>Passes bytes on and counts them.</summary>
internal sealed class CountedWriter(IBufferWriter<byte> inner) : IBufferWriter<byte>
{
    public long Count { get; private set; }

    public void Advance(int count)
    {
        inner.Advance(count);
        Count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);
}
