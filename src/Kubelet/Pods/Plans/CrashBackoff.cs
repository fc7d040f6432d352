namespace Keles.Kubelet.Pods.Plans;

/// <summary>
/// How long a container that keeps ending waits for its next start: nothing the first time, then 10 s, doubling up to 5 minutes.
/// A container that ran for longer than twice the maximum starts over.
/// </summary>
/// <param name="Delay">The wait after the next end.</param>
/// <param name="Since">When the delay was last set, which is when the container was last started.</param>
internal sealed record CrashBackoff(TimeSpan Delay, DateTimeOffset Since)
{
    /// <summary>When an instance that ended at <paramref name="finishedAt"/> may be started again.</summary>
    public static DateTimeOffset StartAfter(CrashBackoff? backoff, DateTimeOffset finishedAt, CrashBackoffOptions options) =>
        backoff is null || backoff.HasExpired(finishedAt, options) ? DateTimeOffset.MinValue : finishedAt + backoff.Delay;

    /// <summary>The back-off after the container is started now, its last instance having ended at <paramref name="finishedAt"/>.</summary>
    public static CrashBackoff Next(CrashBackoff? backoff, DateTimeOffset finishedAt, DateTimeOffset now, CrashBackoffOptions options)
    {
        if (backoff is null || backoff.HasExpired(finishedAt, options))
        {
            return new CrashBackoff(options.Initial, now);
        }
        var doubled = backoff.Delay * 2;
        return new CrashBackoff(doubled < options.Max ? doubled : options.Max, now);
    }

    private bool HasExpired(DateTimeOffset finishedAt, CrashBackoffOptions options) => finishedAt - Since > options.Max * 2;
}
