namespace Keles.Background.Simulation;

/// <summary>
/// Brings the continuations of one piece of work back to the simulation's thread. Each piece has its own, so that
/// waking another piece is always a step of its own, as it would be on the thread pool.
/// </summary>
internal sealed class SimulationContext(SimulationScheduler scheduler, SimulationProcess process, string work) : SynchronizationContext
{
    public SimulationProcess Process { get; } = process;

    public string Work { get; } = work;

    public ulong WorkHash { get; } = StableHash.Of(work);

    public override void Post(SendOrPostCallback d, object? state) => scheduler.Enqueue(this, d, state);

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!scheduler.IsOnItsThread)
        {
            throw new InvalidOperationException($"{Work}: nothing outside the simulation may wait for it");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
