namespace Keles.Scheduler;

/// <summary>A pod that would have to go.</summary>
public sealed record PodVictim(string Namespace, string Name, int Priority);
