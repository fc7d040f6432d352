namespace Keles.Scheduler;

/// <summary>Pods that make room for another on a node by going.</summary>
internal sealed record Preemption(string Node, Items<PodInfo> Victims, int BudgetViolations);
