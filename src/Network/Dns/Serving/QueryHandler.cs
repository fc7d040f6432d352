using Keles.Background;
using Keles.Network.Dns.Forwarding;
using Keles.Network.Dns.Messages;
using Keles.Network.Dns.Zones;

namespace Keles.Network.Dns.Serving;

/// <summary>Answers one message: from the cluster's zone, or by asking elsewhere.</summary>
/// <param name="zone">The present snapshot; null while there is none.</param>
internal sealed class QueryHandler(Func<ZoneLookup?> zone, Func<IPAddress, ReverseOwner> reverse, IForwarder forwarder, IRandom random)
{
    /// <summary>Null when there is nothing to say. Answers from the zone come without waiting.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> AnswerAsync(ReadOnlyMemory<byte> message, bool isTcp, CancellationToken cancel)
    {
        var query = QueryReader.Read(message, out var problem);
        if (query is null)
        {
            return new(problem is { } code ? AnswerWriter.WriteProblem(message.Span, code) : (ReadOnlyMemory<byte>?)null);
        }
        return Local(query) is { } answer
            ? FinishAsync(query, answer, isTcp, cancel)
            : ForwardAsync(query, isTcp, cancel);
    }

    /// <summary>Null when the name is not ours.</summary>
    private LocalAnswer? Local(Query query)
    {
        if (query.Extension is { Version: > 0 })
        {
            return new(new Answer(ResponseCode.BadVersion));
        }
        if (query.Class != Query.Internet || query.Type is RecordType.Axfr)
        {
            return new(Answer.Refused);
        }
        if (zone() is not { } lookup)
        {
            return new(Answer.ServerFailure);
        }
        if (lookup.Covers(query.Name))
        {
            return FromZone(query, lookup, lookup.Find(query.Name, query.Type));
        }
        if (ReverseName.Read(query.Name) is not { } address || reverse(address) is not { IsOurs: true } owner)
        {
            return null;
        }
        return FromZone(query, lookup, owner.Names.Count == 0 ? ZoneAnswer.NoName
            : query.Type != RecordType.Ptr ? ZoneAnswer.NoRecords
            : ZoneAnswer.Of([.. owner.Names.Select(n => new Record.Pointer(query.Name, RecordType.Ptr, ZoneLookup.Ttl, n))]));
    }

    private LocalAnswer FromZone(Query query, ZoneLookup lookup, ZoneAnswer found) => new(
        new Answer(found.Exists ? ResponseCode.NoError : ResponseCode.NameError)
        {
            IsAuthoritative = true,
            Records = Turned(found.Records),
            Additional = found.Additional,
            // Also after aliases that lead to nothing of this type.
            Authority = found.Follow is null && !found.Records.Any(r => r.Type == query.Type) ? [lookup.Authority] : [],
        }, found.Follow);

    /// <summary>Clients take the first address: each answer begins with another one.</summary>
    private IReadOnlyList<Record> Turned(IReadOnlyList<Record> records)
    {
        var fixedCount = records.TakeWhile(static r => r.Type == RecordType.Cname).Count();
        var rest = records.Count - fixedCount;
        if (rest < 2)
        {
            return records;
        }
        var turn = (int)(random.NextUInt64() % (ulong)rest);
        return [.. records.Take(fixedCount), .. records.Skip(fixedCount + turn), .. records.Skip(fixedCount).Take(turn)];
    }

    private async ValueTask<ReadOnlyMemory<byte>?> FinishAsync(Query query, LocalAnswer local, bool isTcp, CancellationToken cancel)
    {
        var answer = local.Answer;
        if (local.Follow is { } name && query.Type is RecordType.A or RecordType.Aaaa)
        {
            // An alias is an answer even if nobody knows what it leads to.
            answer = answer with { Records = [.. answer.Records, .. await forwarder.ResolveAsync(local.Follow!, query.Type, cancel)] };
        }
        return Write(query, answer, isTcp);
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ForwardAsync(Query query, bool isTcp, CancellationToken cancel) =>
        await forwarder.ForwardAsync(query, isTcp, cancel) ?? Write(query, Answer.ServerFailure, isTcp);

    private static ReadOnlyMemory<byte> Write(Query query, Answer answer, bool isTcp)
    {
        try
        {
            return AnswerWriter.Write(query, answer, isTcp ? DnsLimits.MessageBytes : query.UdpLimit);
        }
        catch (FormatException)
        {
            return AnswerWriter.Write(query, Answer.ServerFailure, query.UdpLimit); // A service leads to something that is no name.
        }
    }

    private sealed record LocalAnswer(Answer Answer, string? Follow = null);
}
