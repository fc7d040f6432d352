using System.Buffers.Binary;

namespace Keles.Network.Dns.Messages;

/// <summary>Reads what clients send.</summary>
internal static class QueryReader
{
    private const int ResponseBit = 0x8000;

    private const int OpcodeBits = 0x7800;

    private const int RecursionDesiredBit = 0x0100;

    /// <summary>Additional records of a query that are looked at for the extension.</summary>
    private const int AdditionalLimit = 8;

    /// <summary>Null with a code when it is a question that cannot be answered; null without one when it is none at all, and silence is the answer.</summary>
    public static Query? Read(ReadOnlyMemory<byte> message, out ResponseCode? problem)
    {
        var span = message.Span;
        problem = null;
        if (span.Length < Query.HeaderBytes || (Number(span, 2) & ResponseBit) != 0)
        {
            return null;
        }
        problem = ResponseCode.FormatError;
        int flags = Number(span, 2);
        if ((flags & OpcodeBits) != 0)
        {
            problem = ResponseCode.NotImplemented;
            return null;
        }
        var offset = Query.HeaderBytes;
        if (Number(span, 4) != 1 || !NameReader.TryRead(span, ref offset, out var name) || offset + 4 > span.Length)
        {
            return null;
        }
        var (type, kind) = ((RecordType)Number(span, offset), Number(span, offset + 2));
        var end = offset += 4;
        if (!TryReadExtension(span, offset, out var extension))
        {
            return null;
        }
        problem = null;
        return new Query(Number(span, 0), (flags & RecursionDesiredBit) != 0, name, type, kind, message, end, extension);
    }

    private static bool TryReadExtension(ReadOnlySpan<byte> span, int offset, out QueryExtension? extension)
    {
        extension = null;
        // A query has no answers and no authorities; a client that sends some gets "format error" like everywhere.
        if (Number(span, 6) != 0 || Number(span, 8) != 0 || Number(span, 10) > AdditionalLimit)
        {
            return false;
        }
        for (var i = Number(span, 10); i > 0; i--)
        {
            var root = offset < span.Length && span[offset] == 0;
            if (!NameReader.TrySkip(span, ref offset) || offset + 10 > span.Length)
            {
                return false;
            }
            if ((RecordType)Number(span, offset) == RecordType.Opt)
            {
                if (extension is not null || !root)
                {
                    return false;
                }
                extension = new QueryExtension(Number(span, offset + 2), span[offset + 5], (span[offset + 6] & 0x80) != 0);
            }
            offset += 10 + Number(span, offset + 8);
            if (offset > span.Length)
            {
                return false;
            }
        }
        return true;
    }

    private static ushort Number(ReadOnlySpan<byte> span, int offset) => BinaryPrimitives.ReadUInt16BigEndian(span[offset..]);
}
