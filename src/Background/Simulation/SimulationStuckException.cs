namespace Keles.Background.Simulation;

/// <summary>What was waited for cannot happen any more, or did not within the <see cref="SimulationLimits"/>.</summary>
public sealed class SimulationStuckException(string message) : Exception(message);
