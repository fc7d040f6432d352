using System.Buffers.Binary;
using System.Text;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>An answer as text: each record is "name ttl type data".</summary>
internal sealed record DnsReply(ushort Id, int Code, bool IsTruncated, bool IsAuthoritative, string[] Answers, string[] Authority, string[] Additional)
{
    /// <summary>The data of the answers, in order of the alphabet.</summary>
    public string[] Data => [.. Answers.Select(static a => a.Split(' ', 4)[3]).Order(StringComparer.Ordinal)];

    public static DnsReply Read(ReadOnlySpan<byte> message)
    {
        var offset = 12;
        for (var i = Number(message, 4); i > 0; i--)
        {
            Name(message, ref offset);
            offset += 4;
        }
        var answers = Section(message, ref offset, Number(message, 6));
        var authority = Section(message, ref offset, Number(message, 8));
        var additional = Section(message, ref offset, Number(message, 10));
        Assert.Equal(message.Length, offset);
        return new DnsReply(Number(message, 0), message[3] & 0xF, (message[2] & 2) != 0, (message[2] & 4) != 0, answers, authority, additional);
    }

    private static string[] Section(ReadOnlySpan<byte> message, ref int offset, int count)
    {
        var records = new string[count];
        for (var i = 0; i < count; i++)
        {
            var name = Name(message, ref offset);
            var (type, ttl, length) = (Number(message, offset), BinaryPrimitives.ReadUInt32BigEndian(message[(offset + 4)..]), Number(message, offset + 8));
            var data = offset + 10;
            offset = data + length;
            records[i] = $"{name} {ttl} {type switch { 1 => "A", 2 => "NS", 5 => "CNAME", 6 => "SOA", 12 => "PTR", 16 => "TXT", 28 => "AAAA", 33 => "SRV", 41 => "OPT", _ => $"{type}" }} {Text(message, type, data, length)}";
        }
        return records;
    }

    private static string Text(ReadOnlySpan<byte> message, int type, int data, int length)
    {
        switch (type)
        {
            case 1 or 28: return new IPAddress(message.Slice(data, length)).ToString();
            case 2 or 5 or 12: return Name(message, ref data);
            case 16: return Encoding.ASCII.GetString(message.Slice(data + 1, message[data]));
            case 33:
                var target = data + 6;
                return $"{Number(message, data)} {Number(message, data + 2)} {Number(message, data + 4)} {Name(message, ref target)}";
            case 6: return $"{Name(message, ref data)} {Name(message, ref data)}";
            default: return $"{length} bytes";
        }
    }

    private static string Name(ReadOnlySpan<byte> message, ref int offset)
    {
        var labels = new List<string>();
        var (at, end) = (offset, -1);
        while (message[at] != 0)
        {
            if (message[at] >= 0xC0)
            {
                end = end < 0 ? at + 2 : end;
                at = ((message[at] & 0x3F) << 8) | message[at + 1];
                continue;
            }
            labels.Add(Encoding.ASCII.GetString(message.Slice(at + 1, message[at])));
            at += message[at] + 1;
        }
        offset = end < 0 ? at + 1 : end;
        return string.Join('.', labels);
    }

    private static ushort Number(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
}
