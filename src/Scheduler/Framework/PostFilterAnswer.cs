namespace Keles.Scheduler;

/// <summary>What can be done for a pod that fits nowhere.</summary>
/// <param name="Nominate">The node to note as the pod's coming place; empty takes a note back, null leaves it.</param>
/// <param name="Preemption">Pods that have to go first.</param>
internal sealed record PostFilterAnswer(Verdict Verdict, string? Nominate = null, Preemption? Preemption = null);
