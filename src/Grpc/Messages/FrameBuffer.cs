using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Keles.Grpc.Messages;

/// <summary>Collects one message behind room for its envelope, so that it is not copied again to be framed.</summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    private const int InitialBytes = 256;

    private readonly ArrayBufferWriter<byte> _bytes = new(InitialBytes);

    public FrameBuffer()
    {
        _bytes.GetSpan(MessageFrame.HeaderLength)[..MessageFrame.HeaderLength].Clear();
        _bytes.Advance(MessageFrame.HeaderLength);
    }

    public void Advance(int count) => _bytes.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);

    /// <summary>The framed message; nothing may be appended afterwards.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        var framed = MemoryMarshal.AsMemory(_bytes.WrittenMemory);
        BinaryPrimitives.WriteUInt32BigEndian(framed.Span[1..], (uint)(framed.Length - MessageFrame.HeaderLength));
        return framed;
    }
}
