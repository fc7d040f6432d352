namespace Keles.Scheduler;

/// <summary>What would have to go from a node for the pod to fit there.</summary>
/// <param name="Victims">The pods, the most important first; empty where even that would not help.</param>
/// <param name="BudgetViolations">How many of them a disruption budget protects.</param>
/// <param name="Why">Why nothing helps; empty where something does.</param>
public sealed record NodeVictims(Items<PodVictim> Victims, int BudgetViolations, string Why);
