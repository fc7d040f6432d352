namespace Keles.Reconcile;

/// <summary>The bounds of what controllers share.</summary>
public static class ReconcileLimits
{
    /// <summary>How long a controller waits until a cache shows its own last write, before it counts as a failure and is tried again.</summary>
    public static readonly TimeSpan CacheCatchUp = TimeSpan.FromSeconds(30);

    /// <summary>A watch is asked to end after this; a random part up to the same is added so that watches do not end together.</summary>
    public static readonly TimeSpan WatchTimeout = TimeSpan.FromMinutes(5);

    /// <summary>First and longest wait after failures of one key, upstream's.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc cref="FirstRetry"/>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(1000);

    /// <summary>Retries of all keys of one queue together, per second and at once.</summary>
    public const int RetriesPerSecond = 10;

    /// <inheritdoc cref="RetriesPerSecond"/>
    public const int RetriesAtOnce = 100;
}
