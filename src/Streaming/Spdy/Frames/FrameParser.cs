using System.Buffers.Binary;

namespace Keles.Streaming.Spdy.Frames;

/// <summary>Reads the body of a control frame.</summary>
internal static class FrameParser
{
    private const int SettingSize = 8;
    private const uint InitialWindowSetting = 7;
    private const uint IdMask = 0x7FFFFFFF;

    /// <exception cref="SpdyException">The body does not fit its type.</exception>
    public static SpdyFrame Parse(FrameHeader header, ReadOnlyMemory<byte> body) => header.Type switch
    {
        FrameType.SynStream => new SpdyFrame.SynStream(
            Stream(body, 10), header.Fin, (header.Flags & FrameHeader.FlagUnidirectional) != 0, body[10..]),
        FrameType.SynReply => new SpdyFrame.SynReply(Stream(body, 4), header.Fin, body[4..]),
        FrameType.RstStream => new SpdyFrame.RstStream(Stream(body, 8), (ResetStatus)Number(body, 4)),
        FrameType.Settings => Settings(body),
        FrameType.Ping => new SpdyFrame.Ping(Number(AtLeast(body, 4), 0)),
        FrameType.GoAway => new SpdyFrame.GoAway((int)(Number(AtLeast(body, 8), 0) & IdMask), Number(body, 4)),
        FrameType.Headers => new SpdyFrame.MoreHeaders(Stream(body, 4), header.Fin, body[4..]),
        FrameType.WindowUpdate => new SpdyFrame.WindowUpdate((int)(Number(AtLeast(body, 8), 0) & IdMask), (int)(Number(body, 4) & IdMask)),
        var other => new SpdyFrame.Unknown((int)other),
    };

    private static SpdyFrame.Settings Settings(ReadOnlyMemory<byte> body)
    {
        var count = Number(AtLeast(body, 4), 0);
        if (body.Length != 4 + (count * (long)SettingSize))
        {
            throw new SpdyException($"a settings frame says {count} settings but has {body.Length} bytes");
        }
        int? window = null;
        for (var at = 4; at < body.Length; at += SettingSize)
        {
            // The upper byte holds flags.
            if ((Number(body, at) & 0xFFFFFF) == InitialWindowSetting)
            {
                window = (int)(Number(body, at + 4) & IdMask);
            }
        }
        return new SpdyFrame.Settings(window);
    }

    private static int Stream(ReadOnlyMemory<byte> body, int atLeast)
    {
        var id = (int)(Number(AtLeast(body, atLeast), 0) & IdMask);
        return id == 0 ? throw new SpdyException("a frame names stream zero") : id;
    }

    private static ReadOnlyMemory<byte> AtLeast(ReadOnlyMemory<byte> body, int length) =>
        body.Length >= length ? body : throw new SpdyException($"a control frame has {body.Length} bytes where at least {length} belong");

    private static uint Number(ReadOnlyMemory<byte> body, int at) => BinaryPrimitives.ReadUInt32BigEndian(body.Span[at..]);
}
