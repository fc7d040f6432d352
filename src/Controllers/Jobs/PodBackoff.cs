using Keles.Api.Core.V1;

namespace Keles.Controllers.Jobs;

/// <summary>How long a job waits before it replaces pods that failed: ten seconds, doubled with each failure since the last success.</summary>
internal readonly record struct PodBackoff(int Failures, DateTimeOffset LastFailure)
{
    /// <summary>With pods that ended since.</summary>
    public PodBackoff With(IReadOnlyList<Pod> succeeded, IReadOnlyList<Pod> failed)
    {
        if (succeeded.Count > 0)
        {
            var success = succeeded.Max(static p => p.FinishedAt());
            return default(PodBackoff).Add([.. failed.Select(static p => p.FinishedAt()).Where(at => at > success)]);
        }

        return Add([.. failed.Select(static p => p.FinishedAt())]);
    }

    /// <summary>From the pods alone, when the controller has just begun: those that it counted before are still there, mostly.</summary>
    public static PodBackoff From(IEnumerable<Pod> counted)
    {
        Pod[] all = [.. counted];
        return default(PodBackoff).With([.. all.Where(static p => p.Status.Phase == PodPhases.Succeeded)], [.. all.Where(static p => p.Status.Phase == PodPhases.Failed)]);
    }

    public TimeSpan Remaining(DateTimeOffset now)
    {
        if (Failures == 0) return TimeSpan.Zero;
        var wait = JobLimits.FirstBackoff;
        for (var i = 1; i < Failures && wait < JobLimits.LongestBackoff; i++) wait *= 2;
        if (wait > JobLimits.LongestBackoff) wait = JobLimits.LongestBackoff;
        var elapsed = now - LastFailure;
        return elapsed < wait ? wait - elapsed : TimeSpan.Zero;
    }

    private PodBackoff Add(DateTimeOffset[] failures) => failures.Length == 0 ? this : new(Failures + failures.Length, failures.Max());
}
