namespace Keles.Reconcile;

/// <summary>The bounds of events, upstream's.</summary>
public static class EventLimits
{
    /// <summary>Events waiting to be written; more are dropped, for nothing may wait for an event.</summary>
    public const int Waiting = 1000;

    /// <summary>Objects and messages remembered, of each kind of memory.</summary>
    public const int Remembered = 4096;

    /// <summary>Different messages of one reason about one object before they become one combined event.</summary>
    public const int Similar = 10;

    /// <summary>After this long without an event, similar ones are counted anew.</summary>
    public static readonly TimeSpan SimilarInterval = TimeSpan.FromMinutes(10);

    /// <summary>Events about one object from one source at once; then one in five minutes.</summary>
    public const int Burst = 25;

    /// <inheritdoc cref="Burst"/>
    public const double PerSecond = 1.0 / 300;

    /// <summary>Attempts to write one event.</summary>
    public const int Tries = 5;
}
