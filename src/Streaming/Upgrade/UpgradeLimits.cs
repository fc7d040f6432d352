namespace Keles.Streaming.Upgrade;

/// <summary>The bounds of upgraded connections.</summary>
public static class UpgradeLimits
{
    /// <summary>A connection on which nothing moved for this long is closed; upstream's figure.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    /// <summary>How long a client may take to open the streams it announced; upstream's figure.</summary>
    public static readonly TimeSpan StreamCreation = TimeSpan.FromSeconds(30);

    /// <summary>How long a finished server waits for a slow client to read what is left; upstream's figure.</summary>
    public static readonly TimeSpan Finish = TimeSpan.FromMinutes(15);

    /// <summary>How long the client of a raw relay gets to close after the backend did: closing first could cut off what it has not read.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>How much of a refusal or an exit status is kept.</summary>
    public const int MaxMessageBytes = 64 * 1024;

    /// <summary>Longest message that has to be held whole to be read: one in base64.</summary>
    public const int MaxWholeMessageBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of one channel of a WebSocket that wait to be read.</summary>
    public const int ChannelBufferBytes = 256 * 1024;

    /// <summary>The piece in which bytes are copied.</summary>
    public const int CopyBytes = 32 * 1024;
}
