using System.Buffers.Binary;
using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Forwarding;

/// <summary>An answer from outside: kept as the bytes it is, with the places of what must change when it is given to a client.</summary>
/// <param name="Ttls">Where the times to live stand.</param>
/// <param name="Lifetime">How long it may be kept, in seconds.</param>
internal sealed record ForeignAnswer(ReadOnlyMemory<byte> Message, int QuestionEnd, IReadOnlyList<int> Ttls, uint Lifetime)
{
    private const int TruncatedBit = 0x02;

    private const int RecordLimit = 2048;

    public bool IsTruncated => (Message.Span[2] & TruncatedBit) != 0;

    public ResponseCode Code => (ResponseCode)(Message.Span[3] & 0xF);

    /// <summary>Null when it is no whole answer to this question.</summary>
    public static ForeignAnswer? Read(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> query, int questionEnd)
    {
        var span = message.Span;
        if (span.Length < questionEnd || (span[2] & 0x80) == 0 || !span[..2].SequenceEqual(query[..2]) || Number(span, 4) != 1 || !SameQuestion(span, query, questionEnd))
        {
            return null;
        }
        var (offset, ttls, lifetime) = (questionEnd, new List<int>(), uint.MaxValue);
        var (answers, authorities) = (Number(span, 6), Number(span, 8));
        var count = answers + authorities + Number(span, 10);
        for (var i = 0; i < count && i < RecordLimit; i++)
        {
            if (!NameReader.TrySkip(span, ref offset) || offset + 10 > span.Length)
            {
                return null;
            }
            var (type, ttl, length) = ((RecordType)Number(span, offset), BinaryPrimitives.ReadUInt32BigEndian(span[(offset + 4)..]), Number(span, offset + 8));
            if (offset + 10 + length > span.Length)
            {
                return null;
            }
            if (type != RecordType.Opt)
            {
                ttls.Add(offset + 4);
                lifetime = Math.Min(lifetime, ttl);
                if (type == RecordType.Soa && i >= answers && i < answers + authorities && length >= 22)
                {
                    // "There is no such thing" holds for as long as the zone's minimum says.
                    lifetime = Math.Min(lifetime, BinaryPrimitives.ReadUInt32BigEndian(span[(offset + 10 + length - 4)..]));
                }
            }
            offset += 10 + length;
        }
        return new ForeignAnswer(message, questionEnd, ttls, lifetime == uint.MaxValue ? 0 : lifetime);
    }

    /// <summary>The answer for a client that asked the same question, after some time.</summary>
    public ReadOnlyMemory<byte> For(Query query, uint ageSeconds)
    {
        var copy = Message.ToArray();
        query.Message.Span[..2].CopyTo(copy);
        query.Question.CopyTo(copy.AsSpan(Query.HeaderBytes)); // In the client's letters.
        foreach (var place in Ttls)
        {
            var ttl = BinaryPrimitives.ReadUInt32BigEndian(copy.AsSpan(place));
            BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(place), ttl > ageSeconds ? ttl - ageSeconds : 0);
        }
        return copy;
    }

    /// <summary>Without any record, so that the client asks again over TCP.</summary>
    public static ReadOnlyMemory<byte> Truncated(ReadOnlyMemory<byte> answer, int questionEnd)
    {
        var copy = answer.Span[..questionEnd].ToArray();
        copy[2] |= TruncatedBit;
        copy.AsSpan(6, 6).Clear();
        return copy;
    }

    /// <summary>Addresses and aliases in it.</summary>
    public IReadOnlyList<Record> Records()
    {
        var records = new List<Record>();
        var span = Message.Span;
        var offset = QuestionEnd;
        for (var i = Number(span, 6); i > 0 && records.Count < DnsLimits.AliasDepth * 8; i--)
        {
            if (!NameReader.TryRead(span, ref offset, out var name))
            {
                break;
            }
            var (type, ttl, length) = ((RecordType)Number(span, offset), BinaryPrimitives.ReadUInt32BigEndian(span[(offset + 4)..]), Number(span, offset + 8));
            var data = offset + 10;
            offset = data + length;
            if ((type == RecordType.A && length == 4) || (type == RecordType.Aaaa && length == 16))
            {
                records.Add(new Record.Address(name, ttl, new IPAddress(span.Slice(data, length))));
            }
            else if (type == RecordType.Cname && NameReader.TryRead(span, ref data, out var target))
            {
                records.Add(new Record.Pointer(name, type, ttl, target));
            }
        }
        return records;
    }

    private static bool SameQuestion(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> query, int end)
    {
        for (var i = Query.HeaderBytes; i < end; i++)
        {
            if (answer[i] != query[i] && (!char.IsAsciiLetter((char)query[i]) || (answer[i] | 0x20) != (query[i] | 0x20)))
            {
                return false;
            }
        }
        return true;
    }

    private static ushort Number(ReadOnlySpan<byte> span, int offset) => BinaryPrimitives.ReadUInt16BigEndian(span[offset..]);
}
