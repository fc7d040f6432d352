namespace Keles.Network.Dns.Messages;

/// <summary>A question as it came in.</summary>
/// <param name="Name">In lower case, without the last dot; empty for the root.</param>
/// <param name="QuestionEnd">Where the question ends in the message: an answer repeats it letter by letter.</param>
/// <param name="Extension">What the client says it can take; null for a client of before 1999.</param>
internal sealed record Query(ushort Id, bool RecursionDesired, string Name, RecordType Type, ushort Class, ReadOnlyMemory<byte> Message, int QuestionEnd, QueryExtension? Extension)
{
    public const int HeaderBytes = 12;

    public const ushort Internet = 1;

    public ReadOnlySpan<byte> Question => Message.Span[HeaderBytes..QuestionEnd];

    /// <summary>How long the answer may be over UDP.</summary>
    public int UdpLimit => Extension is { } e ? Math.Clamp(e.UdpBytes, DnsLimits.PlainUdpBytes, DnsLimits.UdpBytes) : DnsLimits.PlainUdpBytes;
}
