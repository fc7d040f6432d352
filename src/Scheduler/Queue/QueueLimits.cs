namespace Keles.Scheduler;

/// <summary>The bounds of the scheduling queue, upstream's.</summary>
internal static class QueueLimits
{
    /// <summary>The pause after the first failure; each further one doubles it.</summary>
    public static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(10);

    /// <summary>A pod that no change has helped for this long is tried again all the same.</summary>
    public static readonly TimeSpan LongestUnschedulable = TimeSpan.FromMinutes(5);

    /// <summary>How often those are looked for.</summary>
    public static readonly TimeSpan LookForLeftovers = TimeSpan.FromSeconds(30);

    /// <summary>Changes remembered while pods are being tried; beyond it every such pod is tried again without looking.</summary>
    public const int RememberedEvents = 100_000;
}
