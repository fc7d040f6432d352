namespace Keles.ApiServer.Http;

/// <summary>The bounds of requests.</summary>
internal static class HttpLimits
{
    /// <summary>Time that a request has to be answered, streams aside.</summary>
    public static readonly TimeSpan RequestTime = TimeSpan.FromMinutes(1);

    /// <summary>Upstream's limit of a body.</summary>
    public const int Body = 3 * 1024 * 1024;

    /// <summary>Request line and headers: an exec request names a whole command in its query.</summary>
    public const int RequestLine = 1024 * 1024;

    /// <summary>Most warnings one answer carries, and the most characters of all of them.</summary>
    public const int Warnings = 64;

    /// <summary>Answers larger than this are compressed for clients that accept it; upstream's figure.</summary>
    public const int CompressAbove = 128 * 1024;

    /// <summary>A response is handed to the connection whenever this much has been written.</summary>
    public const int FlushEvery = 64 * 1024;
}
