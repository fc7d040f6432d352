using System.Text;

namespace Keles.Network.Dns.Messages;

/// <summary>Reads names from a message. Nothing in it is trusted: a pointer may only lead backwards, so it cannot go round.</summary>
internal static class NameReader
{
    private const int PointerMark = 0xC0;

    /// <summary>Reads a name, following pointers. The offset ends behind it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, ref int offset, out string name)
    {
        name = "";
        var text = new StringBuilder();
        var (at, bytes, end, limit) = (offset, 1, -1, offset);
        while (true)
        {
            if (at >= message.Length)
            {
                return false;
            }
            int length = message[at];
            if ((length & PointerMark) == PointerMark)
            {
                if (at + 1 >= message.Length)
                {
                    return false;
                }
                var target = ((length & ~PointerMark) << 8) | message[at + 1];
                end = end < 0 ? at + 2 : end;
                // Each jump goes to before the last one, so there are at most as many as there are bytes.
                if (target >= limit || target < Query.HeaderBytes)
                {
                    return false;
                }
                at = limit = target;
                continue;
            }
            if (length == 0)
            {
                offset = end < 0 ? at + 1 : end;
                name = text.ToString();
                return true;
            }
            bytes += length + 1;
            if (length > DnsLimits.LabelBytes || bytes > DnsLimits.NameBytes || at + 1 + length > message.Length)
            {
                return false;
            }
            Append(text, message.Slice(at + 1, length));
            at += length + 1;
        }
    }

    /// <summary>Only steps over a name.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> message, ref int offset)
    {
        var at = offset;
        while (at < message.Length)
        {
            int length = message[at];
            if ((length & PointerMark) == PointerMark)
            {
                offset = at + 2;
                return offset <= message.Length;
            }
            if (length > DnsLimits.LabelBytes)
            {
                return false;
            }
            at += length + 1;
            if (length == 0)
            {
                var fits = at - offset <= DnsLimits.NameBytes;
                offset = at;
                return fits;
            }
        }
        return false;
    }

    /// <summary>In lower case. What is no plain letter becomes \ddd, so that a dot inside a label is not taken for one between labels.</summary>
    private static void Append(StringBuilder text, ReadOnlySpan<byte> label)
    {
        if (text.Length > 0)
        {
            text.Append('.');
        }
        foreach (var b in label)
        {
            if (b is > 0x20 and < 0x7f and not (byte)'.' and not (byte)'\\')
            {
                text.Append(char.ToLowerInvariant((char)b));
            }
            else
            {
                text.Append('\\').Append((char)('0' + (b / 100))).Append((char)('0' + (b / 10 % 10))).Append((char)('0' + (b % 10)));
            }
        }
    }
}
