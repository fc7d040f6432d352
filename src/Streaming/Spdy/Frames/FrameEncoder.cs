using System.Buffers.Binary;

namespace Keles.Streaming.Spdy.Frames;

/// <summary>Writes whole control frames.</summary>
internal static class FrameEncoder
{
    private const uint InitialWindowSetting = 7;

    public static byte[] SynStream(int streamId, bool fin, ReadOnlySpan<byte> headers)
    {
        var frame = Frame(FrameType.SynStream, 10 + headers.Length, fin);
        Number(frame, 0, (uint)streamId);
        headers.CopyTo(frame.AsSpan(FrameHeader.Size + 10));
        return frame;
    }

    public static byte[] SynReply(int streamId, bool fin, ReadOnlySpan<byte> headers)
    {
        var frame = Frame(FrameType.SynReply, 4 + headers.Length, fin);
        Number(frame, 0, (uint)streamId);
        headers.CopyTo(frame.AsSpan(FrameHeader.Size + 4));
        return frame;
    }

    public static byte[] RstStream(int streamId, ResetStatus status) => Numbers(FrameType.RstStream, (uint)streamId, (uint)status);

    public static byte[] InitialWindow(int window) => Numbers(FrameType.Settings, 1, InitialWindowSetting, (uint)window);

    public static byte[] Ping(uint id) => Numbers(FrameType.Ping, id);

    public static byte[] GoAway(int lastStreamId) => Numbers(FrameType.GoAway, (uint)lastStreamId, 0);

    public static byte[] WindowUpdate(int streamId, int delta) => Numbers(FrameType.WindowUpdate, (uint)streamId, (uint)delta);

    private static byte[] Numbers(FrameType type, params ReadOnlySpan<uint> numbers)
    {
        var frame = Frame(type, 4 * numbers.Length, fin: false);
        for (var i = 0; i < numbers.Length; i++)
        {
            Number(frame, 4 * i, numbers[i]);
        }
        return frame;
    }

    private static byte[] Frame(FrameType type, int length, bool fin)
    {
        var frame = new byte[FrameHeader.Size + length];
        FrameHeader.Control(type, length, fin ? FrameHeader.FlagFin : (byte)0).Write(frame);
        return frame;
    }

    private static void Number(byte[] frame, int at, uint number) => BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(FrameHeader.Size + at), number);
}
