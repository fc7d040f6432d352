namespace Keles.Network.Dns;

/// <summary>The bounds of DNS.</summary>
internal static class DnsLimits
{
    /// <summary>A query longer than this is none of anybody's.</summary>
    public const int QueryBytes = 4096;

    /// <summary>Over UDP to a client that says nothing else.</summary>
    public const int PlainUdpBytes = 512;

    /// <summary>Over UDP at most: what fits a packet on every link, so that no fragment can get lost. TCP takes the rest.</summary>
    public const int UdpBytes = 1232;

    /// <summary>Of the protocol.</summary>
    public const int MessageBytes = 65535;

    public const int NameBytes = 255;

    public const int LabelBytes = 63;

    /// <summary>Names that lead to names.</summary>
    public const int AliasDepth = 8;

    /// <summary>Queries for names outside the cluster that wait for an answer at once; more are refused.</summary>
    public const int Forwarding = 512;

    public static readonly TimeSpan ForwardAttempt = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan ForwardInAll = TimeSpan.FromSeconds(5);

    /// <summary>Answers from outside that are kept.</summary>
    public const int CachedAnswers = 4096;

    /// <summary>Larger answers are not kept.</summary>
    public const int CachedBytes = 4096;

    /// <summary>An answer from outside is kept at most this long.</summary>
    public static readonly TimeSpan CachedAge = TimeSpan.FromSeconds(30);

    /// <summary>Connections over TCP at once; more are closed.</summary>
    public const int Connections = 256;

    /// <summary>A connection over TCP without a query ends.</summary>
    public static readonly TimeSpan ConnectionIdle = TimeSpan.FromSeconds(10);

    /// <summary>Queries over UDP that are answered at once.</summary>
    public const int Answering = 1024;
}
