namespace Keles.Scheduler;

/// <summary>Ends a search that goes on too long.</summary>
/// <param name="limit">Zero for none.</param>
internal sealed class SearchClock(TimeProvider time, TimeSpan limit)
{
    private readonly long began = time.GetTimestamp();
    private int steps;

    /// <exception cref="TimeoutException">It has gone on too long.</exception>
    public void Step()
    {
        if (++steps % AllocationLimits.StepsBetweenLooks != 0) return;
        if (steps >= AllocationLimits.Steps || (limit > TimeSpan.Zero && time.GetElapsedTime(began) > limit)) throw new TimeoutException("timed out trying to allocate devices");
    }
}
