namespace Keles.Client;

/// <summary>The bounds of the HTTPS transport.</summary>
public static class ClientLimits
{
    /// <summary>An answer larger than this is refused: far above any list that fits a control plane.</summary>
    public const int ResponseBody = 1 << 30;

    /// <summary>An error body is read up to here; the rest says nothing new.</summary>
    public const int ErrorBody = 3 << 20;

    /// <summary>One event of a watch: an object cannot be larger than the store takes, with room for the encoding.</summary>
    public const int WatchFrame = 16 << 20;

    /// <summary>How often a request is sent again when the server says when to come back, as upstream's clients do.</summary>
    public const int RetriesWhenAsked = 10;

    /// <summary>How often a request is sent again when the connection could not be made or broke.</summary>
    public const int RetriesOfConnection = 2;

    /// <summary>The longest pause that a server may ask for.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>The pause before a connection is tried again, doubled each time.</summary>
    public static readonly TimeSpan ReconnectDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>A watch whose time is over and that the server has not ended by then is ended here: its connection is dead.</summary>
    public static readonly TimeSpan WatchGrace = TimeSpan.FromSeconds(30);

    /// <summary>How long a bearer token read from a file is used before the file is read again.</summary>
    public static readonly TimeSpan TokenFileAge = TimeSpan.FromMinutes(1);
}
