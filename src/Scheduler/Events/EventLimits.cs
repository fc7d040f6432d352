namespace Keles.Scheduler;

/// <summary>The bounds of the scheduler's events.</summary>
internal static class EventLimits
{
    /// <summary>Events waiting to be written; more are dropped, for nothing may wait for an event.</summary>
    public const int Waiting = 10_000;

    /// <summary>Events remembered to see what repeats; the oldest are forgotten beyond.</summary>
    public const int Remembered = 4096;

    /// <summary>A repeat within this continues a series, which is also written no more often than this.</summary>
    public static readonly TimeSpan Series = TimeSpan.FromMinutes(6);

    /// <summary>Attempts to write one event.</summary>
    public const int Tries = 5;
}
