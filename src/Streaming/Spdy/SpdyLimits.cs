namespace Keles.Streaming.Spdy;

/// <summary>The bounds of one SPDY connection.</summary>
internal static class SpdyLimits
{
    /// <summary>Longest control frame accepted.</summary>
    public const int MaxControlBytes = 64 * 1024;

    /// <summary>Headers of one block, and their bytes when inflated.</summary>
    public const int MaxHeaders = 100;
    public const int MaxHeaderBytes = 64 * 1024;

    /// <summary>Streams open at once; a further one is refused.</summary>
    public const int MaxStreams = 2048;

    /// <summary>Streams that the peer opened and nobody has taken yet.</summary>
    public const int MaxWaitingStreams = 256;

    /// <summary>Bytes of one stream that wait to be read, and the window told to a peer that keeps to windows.</summary>
    public const int StreamWindow = 256 * 1024;

    /// <summary>Bytes a peer may send on all streams before it hears from us; also what the protocol begins with.</summary>
    public const int InitialWindow = 64 * 1024;

    /// <summary>Window given back to a whole connection at its start, so that one slow stream does not hold up the others.</summary>
    public const int ConnectionWindow = 16 * 1024 * 1024;

    /// <summary>Bytes read before the peer gets their room back; less than any window a peer may believe in.</summary>
    public const int CreditStep = InitialWindow / 2;

    /// <summary>Longest data frame sent.</summary>
    public const int DataChunk = 32 * 1024;

    /// <summary>Answers to pings and the like that wait to be sent; a peer that causes more and reads none is cut off.</summary>
    public const int MaxQueuedControls = 1024;
}
