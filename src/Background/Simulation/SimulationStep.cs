namespace Keles.Background.Simulation;

/// <summary>One continuation that ran: its number, when in virtual time, and in which piece of work.</summary>
public readonly record struct SimulationStep(long Number, TimeSpan At, string Work);
