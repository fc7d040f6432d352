namespace Keles.Scheduler;

/// <summary>How many pods are in which pool.</summary>
internal readonly record struct QueueCounts(int Active, int Pausing, int Unschedulable, int Gated, int InFlight);
