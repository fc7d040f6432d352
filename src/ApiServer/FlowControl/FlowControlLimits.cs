namespace Keles.ApiServer.FlowControl;

/// <summary>The bounds and constants of priority and fairness, upstream's.</summary>
internal static class FlowControlLimits
{
    /// <summary>How often levels lend seats to each other anew.</summary>
    public static readonly TimeSpan BorrowingPeriod = TimeSpan.FromSeconds(10);

    /// <summary>How often the suggested objects are looked after.</summary>
    public static readonly TimeSpan UpkeepPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Wait in a queue of a request that has no deadline: a quarter of the usual one.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>A request's work before it is known, in seconds of one seat.</summary>
    public const double ServiceSeconds = 0.003;

    /// <summary>Weight of the latest request in what a queue's requests are expected to take.</summary>
    public const double Learning = 0.2;

    /// <summary>Weight of what was, at every adjustment: a half-life of five minutes.</summary>
    public const double DemandSmoothing = 0.977;

    /// <summary>Most seats of one request as a part of its level's.</summary>
    public const double SeatsOfLevel = 0.15;

    public const int MostSeats = 10;

    public const int MostListSeats = 100;

    /// <summary>Of objects that a list holds in memory at once, for one seat.</summary>
    public const double BytesPerSeat = 100_000;

    /// <summary>A list from the cache is written as it goes: more than this is never in memory for it.</summary>
    public const long StreamedListBytes = 1_000_000;

    /// <summary>Watchers that one seat tells of a change.</summary>
    public const double WatchesPerSeat = 10;

    /// <summary>Time of one seat for one change.</summary>
    public static readonly TimeSpan EventTime = TimeSpan.FromMilliseconds(5);

    public const int MostRetryAfterSeconds = 32;

    /// <summary>Writes of one schema's condition within a minute; two servers of different opinions shall not fight for ever.</summary>
    public const int StatusWritesPerMinute = 6;
}
