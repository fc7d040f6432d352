namespace Keles.Background.Simulation;

/// <summary>Where a simulation gives up, so that one that hangs or spins fails with a reason.</summary>
public sealed record SimulationLimits
{
    /// <summary>Steps (continuations run) in one call that runs the simulation.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Virtual time in one wait for a condition.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(2);
}
