using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>What is to be done for one pod of a stateful set, and whether those after it must wait.</summary>
internal readonly record struct ReplicaSteps(IReadOnlyList<StatefulAction> Actions, bool Waits)
{
    private static readonly ReplicaSteps Nothing = new([], false);
    private static readonly ReplicaSteps Wait = new([], true);

    /// <summary>For a pod that shall be there.</summary>
    public static ReplicaSteps For(StatefulView view, StatefulReplica replica, bool isOrdered)
    {
        var (ordinal, pod, _) = replica;
        if (replica.IsMissing)
        {
            var isDoomed = view.ClaimsOf(ordinal).Any(c => StatefulClaims.IsDoomed(view.Set, pod.Metadata.Name, c));
            return isDoomed ? Wait : new([new StatefulAction.Create(pod, ordinal)], true);
        }

        // An ended pod keeps its name until it is deleted: only then its successor can come.
        if (pod.IsTerminal()) return pod.IsBeingDeleted() ? Wait : new([new StatefulAction.Delete(pod)], true);
        var actions = new List<StatefulAction>();
        if (pod.Status.Phase == PodPhases.Pending && LacksClaims(view, replica)) actions.Add(new StatefulAction.MakeClaims(pod, ordinal));
        if (isOrdered && !IsInPlace(view, pod)) return new(actions, true);
        if (!Conforms(view, replica)) actions.Add(new StatefulAction.Conform(pod, ordinal));
        return new(actions, false);
    }

    /// <summary>For the claims of a pod that shall go.</summary>
    public static ReplicaSteps ForClaims(StatefulView view, StatefulReplica condemned) =>
        OwnersAreRight(view, condemned) ? Nothing : new([new StatefulAction.OwnClaims(condemned.Pod, condemned.Ordinal)], false);

    /// <summary>For a pod that shall go. In order only one goes at a time, and none while another is not available, unless it is that one.</summary>
    public static ReplicaSteps ForCondemned(StatefulView view, StatefulReplica condemned, bool isOrdered)
    {
        var pod = condemned.Pod;
        if (pod.IsBeingDeleted()) return isOrdered ? Wait : Nothing;

        // One that ended never becomes ready: nobody need wait for it (upstream waits for ever where two ended).
        if (isOrdered && !pod.IsTerminal() && !ReferenceEquals(condemned, view.FirstUnavailable) && !(StatefulPods.IsRunningAndReady(pod) && pod.IsAvailable(view.Set.Spec.MinReadySeconds, view.Now))) return Wait;
        return new([new StatefulAction.Delete(pod)], true);
    }

    private static bool IsInPlace(StatefulView view, Pod pod) =>
        !pod.IsBeingDeleted() && StatefulPods.IsRunningAndReady(pod) && pod.IsAvailable(view.Set.Spec.MinReadySeconds, view.Now);

    private static bool LacksClaims(StatefulView view, StatefulReplica replica) =>
        view.ClaimsOf(replica.Ordinal).Count(static c => c.Metadata.DeletionTimestamp is null) < view.Set.Spec.VolumeClaimTemplates.Count || !OwnersAreRight(view, replica);

    private static bool Conforms(StatefulView view, StatefulReplica replica) =>
        ReferenceEquals(StatefulPods.Conforming(view.Set, replica.Pod, replica.Ordinal), replica.Pod) && OwnersAreRight(view, replica);

    private static bool OwnersAreRight(StatefulView view, StatefulReplica replica) =>
        view.ClaimsOf(replica.Ordinal).All(c => StatefulClaims.OwnersFor(view.Set, replica.Pod, replica.Ordinal, c) is null);
}
