namespace Keles.Controllers.Jobs;

/// <summary>The bounds of the job controller; upstream's where a user can see them.</summary>
internal static class JobLimits
{
    /// <summary>Changes of pods are gathered for so long, for many pods of one job end together.</summary>
    public static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a pod that failed is not replaced: doubled with each failure in a row.</summary>
    public static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(10);

    /// <inheritdoc cref="FirstBackoff"/>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait after the API refused something.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(1);

    /// <summary>Pods that are named in a status at a time, so that it stays small.</summary>
    public const int MaxUncounted = 500;
}
