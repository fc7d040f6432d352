using System.Buffers.Binary;

namespace Keles.Streaming.Spdy.Frames;

/// <summary>The eight bytes before each frame: of control frames the type, of data frames the stream.</summary>
internal readonly record struct FrameHeader(bool IsControl, FrameType Type, int StreamId, byte Flags, int Length)
{
    public const int Size = 8;
    public const byte FlagFin = 1;
    public const byte FlagUnidirectional = 2;

    private const ushort Version = 3;
    private const ushort ControlBit = 0x8000;

    public bool Fin => (Flags & FlagFin) != 0;

    public static FrameHeader Data(int streamId, int length, bool fin) => new(false, default, streamId, fin ? FlagFin : (byte)0, length);

    public static FrameHeader Control(FrameType type, int length, byte flags = 0) => new(true, type, 0, flags, length);

    /// <exception cref="SpdyException">Not SPDY/3, or a control frame beyond the limit.</exception>
    public static FrameHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var first = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var second = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        var flags = (byte)(second >> 24);
        var length = (int)(second & 0xFFFFFF);
        if (first >> 31 == 0)
        {
            return first == 0 ? throw new SpdyException("a data frame names no stream") : new FrameHeader(false, default, (int)first, flags, length);
        }
        var version = (first >> 16) & 0x7FFF;
        if (version != Version)
        {
            throw new SpdyException($"the peer speaks version {version} of SPDY, not {Version}");
        }
        if (length > SpdyLimits.MaxControlBytes)
        {
            throw new SpdyException($"a control frame has {length} bytes, more than the limit of {SpdyLimits.MaxControlBytes}");
        }
        return new FrameHeader(true, (FrameType)(first & 0xFFFF), 0, flags, length);
    }

    public void Write(Span<byte> bytes)
    {
        if (IsControl)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, ControlBit | Version);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)Type);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, StreamId);
        }
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], ((uint)Flags << 24) | (uint)Length);
    }
}
