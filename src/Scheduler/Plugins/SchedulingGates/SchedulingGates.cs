namespace Keles.Scheduler;

/// <summary>Keeps pods that somebody holds back out of the queue.</summary>
internal sealed class SchedulingGates : IPreEnqueuePlugin
{
    public string Name => "SchedulingGates";

    public IReadOnlyList<QueueingHint> Hints { get; } = [new(EventSource.WaitingPod, EventAction.Gates)];

    public Verdict PreEnqueue(Pod pod) => pod.Spec.SchedulingGates.IsEmpty
        ? Verdict.Success
        : Verdict.Unresolvable(Name, $"waiting for scheduling gates: [{string.Join(' ', pod.Spec.SchedulingGates.Select(static g => g.Name))}]");
}
