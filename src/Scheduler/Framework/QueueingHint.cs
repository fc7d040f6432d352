namespace Keles.Scheduler;

/// <summary>A change after which a plugin may say otherwise about a pod it has rejected.</summary>
/// <param name="Helps">Looks closer, at the waiting pod and the change; without it every such change counts.</param>
internal sealed record QueueingHint(EventSource Source, EventAction Actions, Func<PodInfo, ClusterEvent, bool>? Helps = null)
{
    public bool Applies(PodInfo pod, ClusterEvent change) =>
        change.Source == Source && (change.Action & Actions) != 0 && (Helps is null || Helps(pod, change));
}
