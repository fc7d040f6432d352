using System.Net.Sockets;

namespace Keles.Network.Dns.Messages;

/// <summary>Writes answers. What has no room is left out: first what was only helpful, then records, and then the client is told to ask over TCP.</summary>
internal static class AnswerWriter
{
    private const int ResponseBit = 0x8000;
    private const int AuthoritativeBit = 0x0400;
    private const int TruncatedBit = 0x0200;
    private const int RecursionDesiredBit = 0x0100;
    private const int RecursionAvailableBit = 0x0080;
    private const int ExtensionBytes = 11;

    public static ReadOnlyMemory<byte> Write(Query query, Answer answer, int limit)
    {
        var buffer = new MessageBuffer(limit);
        Header(buffer, query.Id, Flags(query, answer));
        buffer.Put(query.Question);
        buffer.Know(query.Name, Query.HeaderBytes);
        var reserved = query.Extension is null ? 0 : ExtensionBytes;
        var (truncated, additional) = (false, 0);
        buffer.Set16(4, 1);
        buffer.Set16(6, Section(buffer, answer.Records, limit - reserved, ref truncated));
        buffer.Set16(8, truncated ? 0 : Section(buffer, answer.Authority, limit - reserved, ref truncated));
        if (!truncated)
        {
            var dropped = false;
            additional = Section(buffer, answer.Additional, limit - reserved, ref dropped);
        }
        if (query.Extension is not null)
        {
            Extension(buffer, answer.Code);
            additional++;
        }
        buffer.Set16(10, additional);
        if (truncated)
        {
            buffer.Set16(2, Flags(query, answer) | TruncatedBit);
        }
        return buffer.Written;
    }

    /// <summary>To something that could not even be read.</summary>
    public static ReadOnlyMemory<byte> WriteProblem(ReadOnlySpan<byte> query, ResponseCode code)
    {
        var buffer = new MessageBuffer(Query.HeaderBytes);
        Header(buffer, (query[0] << 8) | query[1], ResponseBit | (((query[2] << 8) | query[3]) & (0x7800 | RecursionDesiredBit)) | (int)code);
        return buffer.Written;
    }

    private static int Flags(Query query, Answer answer) =>
        ResponseBit | RecursionAvailableBit | (answer.IsAuthoritative ? AuthoritativeBit : 0) | (query.RecursionDesired ? RecursionDesiredBit : 0) | ((int)answer.Code & 0xF);

    private static void Header(MessageBuffer buffer, int id, int flags)
    {
        buffer.Put16(id);
        buffer.Put16(flags);
        buffer.Put(stackalloc byte[8]);
    }

    private static int Section(MessageBuffer buffer, IReadOnlyList<Record> records, int limit, ref bool truncated)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var before = buffer.Length;
            if (!One(buffer, records[i]) || buffer.Length > limit)
            {
                buffer.Rewind(before);
                truncated = true;
                return i;
            }
        }
        return records.Count;
    }

    private static bool One(MessageBuffer buffer, Record record)
    {
        if (!buffer.PutName(record.Name) || !buffer.Put16((int)record.Type) || !buffer.Put16(Query.Internet) || !buffer.Put32(record.Ttl) || !buffer.Put16(0))
        {
            return false;
        }
        var start = buffer.Length;
        if (!Data(buffer, record))
        {
            return false;
        }
        buffer.Set16(start - 2, buffer.Length - start);
        return true;
    }

    private static bool Data(MessageBuffer buffer, Record record) => record switch
    {
        Record.Address a => buffer.Put(a.Value.GetAddressBytes()),
        Record.Pointer p => buffer.PutName(p.Target),
        Record.Service s => buffer.Put16(s.Priority) && buffer.Put16(s.Weight) && buffer.Put16(s.Port) && buffer.PutName(s.Target, shorten: false),
        Record.Text t => buffer.PutText(t.Value),
        Record.Authority a => buffer.PutName(a.Server) && buffer.PutName(a.Mailbox) && buffer.Put32(a.Serial) && buffer.Put32(a.Refresh)
            && buffer.Put32(a.Retry) && buffer.Put32(a.Expire) && buffer.Put32(a.Minimum),
        _ => throw new NotSupportedException($"a record of type {record.Type} cannot be written"),
    };

    private static void Extension(MessageBuffer buffer, ResponseCode code)
    {
        buffer.Put([0]);
        buffer.Put16((int)RecordType.Opt);
        buffer.Put16(DnsLimits.UdpBytes);
        buffer.Put32((uint)((int)code >> 4) << 24);
        buffer.Put16(0);
    }
}
