namespace Keles.Background;

/// <summary>
/// Everything a component must not fetch for itself: the clock, the scheduler of its work, randomness and UIDs.
/// A composition root builds one (<see cref="OnThisMachine"/> or a simulation) and hands it down.
/// </summary>
public sealed record Surroundings(TimeProvider Time, ISpawner Spawner, IRandom Random, UidSource Uids)
{
    /// <summary>The real clock, the thread pool and the operating system's random numbers.</summary>
    public static Surroundings OnThisMachine { get; } = new(
        TimeProvider.System, ThreadPoolSpawner.Instance, SystemRandom.Instance, new UidSource(SystemRandom.Instance));
}
