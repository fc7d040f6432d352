namespace Keles.Background.Simulation;

/// <summary>One timer on the virtual clock. A change makes entries already in the queue stale by its generation.</summary>
internal sealed class SimulationTimer(
    SimulationScheduler scheduler, SimulationContext context, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? flow = ExecutionContext.Capture();
    private TimeSpan period = Timeout.InfiniteTimeSpan;
    private bool disposed;

    public int Generation { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
    {
        if (disposed)
        {
            return false;
        }

        Generation++;
        period = newPeriod;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            scheduler.Schedule(this, dueTime);
        }

        return true;
    }

    /// <summary>The clock has reached the due time.</summary>
    public void Due(int generation)
    {
        if (generation != Generation)
        {
            return;
        }

        if (period > TimeSpan.Zero)
        {
            scheduler.Schedule(this, period);
        }

        context.Post(static s => ((SimulationTimer)s!).Call(), this);
    }

    public void Dispose()
    {
        disposed = true;
        Generation++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call()
    {
        // Disposed between becoming due and running: the framework's timers may still call, but none of its users wants it.
        if (disposed)
        {
            return;
        }

        if (flow is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(flow, static s => ((SimulationTimer)s!).Invoke(), this);
        }
    }

    private void Invoke() => callback(state);
}
