namespace Keles.Streaming.Spdy.Frames;

/// <summary>A control frame of SPDY/3.1. Header blocks are still deflated: only the connection knows the state of their stream.</summary>
internal abstract record SpdyFrame
{
    internal sealed record SynStream(int StreamId, bool Fin, bool Unidirectional, ReadOnlyMemory<byte> Headers) : SpdyFrame;

    internal sealed record SynReply(int StreamId, bool Fin, ReadOnlyMemory<byte> Headers) : SpdyFrame;

    internal sealed record RstStream(int StreamId, ResetStatus Status) : SpdyFrame;

    /// <param name="InitialWindow">The one setting that matters here, when it is among those sent.</param>
    internal sealed record Settings(int? InitialWindow) : SpdyFrame;

    internal sealed record Ping(uint Id) : SpdyFrame;

    internal sealed record GoAway(int LastStreamId, uint Status) : SpdyFrame;

    internal sealed record MoreHeaders(int StreamId, bool Fin, ReadOnlyMemory<byte> Block) : SpdyFrame;

    /// <param name="StreamId">Zero means the whole connection.</param>
    internal sealed record WindowUpdate(int StreamId, int Delta) : SpdyFrame;

    /// <summary>A type that this version does not know; to be ignored.</summary>
    internal sealed record Unknown(int Type) : SpdyFrame;
}
