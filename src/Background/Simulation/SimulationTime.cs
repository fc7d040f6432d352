namespace Keles.Background.Simulation;

/// <summary>The virtual clock as one process sees it. Its timers run in that process and die with it.</summary>
internal sealed class SimulationTime(SimulationScheduler scheduler, SimulationProcess process) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => SimulationScheduler.Start + scheduler.Elapsed + scheduler.WallShift;

    public override long GetTimestamp() => scheduler.Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulationTimer(scheduler, process.Timers, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
