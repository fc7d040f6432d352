using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Keles.Streaming.Spdy.Headers;

/// <summary>Names and values as one block: a count, then each name and value behind its length.</summary>
internal static class HeaderBlock
{
    public static byte[] Encode(IReadOnlyDictionary<string, string> headers)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Number(bytes, headers.Count);
        foreach (var (name, value) in headers)
        {
            Text(bytes, name.ToLowerInvariant());
            Text(bytes, value);
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a block; names are found without regard to case, the first of several values counts.</summary>
    public static Dictionary<string, string> Decode(HeaderInflater inflater)
    {
        var count = Number(inflater);
        if (count > SpdyLimits.MaxHeaders)
        {
            throw new SpdyException($"a header block has {count} headers, more than the limit of {SpdyLimits.MaxHeaders}");
        }
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var room = SpdyLimits.MaxHeaderBytes;
        for (var i = 0; i < count; i++)
        {
            var name = Text(inflater, ref room);
            var value = Text(inflater, ref room);
            if (name.Length == 0 || !headers.TryAdd(name, value.Split('\0')[0]))
            {
                throw new SpdyException("a header block has an empty or repeated name");
            }
        }
        return headers;
    }

    private static void Number(IBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), number);
        bytes.Advance(4);
    }

    private static void Text(IBufferWriter<byte> bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Number(bytes, utf8.Length);
        bytes.Write(utf8);
    }

    private static uint Number(HeaderInflater inflater)
    {
        Span<byte> bytes = stackalloc byte[4];
        inflater.Read(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private static string Text(HeaderInflater inflater, ref int room)
    {
        var length = Number(inflater);
        if (length > room)
        {
            throw new SpdyException($"a header block is longer than the limit of {SpdyLimits.MaxHeaderBytes} bytes");
        }
        room -= (int)length;
        var bytes = new byte[length];
        inflater.Read(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
