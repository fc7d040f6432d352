using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.StatefulSets;

/// <summary>A stateful set's status from its pods.</summary>
internal static class StatefulCounts
{
    public static StatefulSetStatus Of(StatefulSet set, StatefulRevision current, StatefulRevision update, int collisions, IReadOnlyList<Pod> pods, DateTimeOffset now)
    {
        Pod[] made = [.. pods.Where(static p => p.Status.Phase.Length > 0)];
        Pod[] staying = [.. made.Where(static p => !p.IsBeingDeleted())];
        Pod[] ready = [.. pods.Where(StatefulPods.IsRunningAndReady)];
        return new()
        {
            ObservedGeneration = set.Metadata.Generation,
            Replicas = made.Length,
            ReadyReplicas = ready.Length,
            AvailableReplicas = ready.Count(p => p.IsAvailable(set.Spec.MinReadySeconds, now)),
            CurrentReplicas = staying.Count(p => StatefulPods.RevisionOf(p) == current.Name),
            UpdatedReplicas = staying.Count(p => StatefulPods.RevisionOf(p) == update.Name),
            CurrentRevision = current.Name,
            UpdateRevision = update.Name,
            CollisionCount = collisions,
        };
    }

    /// <summary>Once all pods are of the new revision and ready, it is the current one.</summary>
    public static StatefulSetStatus Completed(StatefulSet set, StatefulSetStatus status)
    {
        var replicas = set.Spec.Replicas ?? 1;
        if (set.Spec.UpdateStrategy.Type != StatefulNames.RollingUpdate || status.UpdatedReplicas != replicas || status.ReadyReplicas != replicas || status.Replicas != replicas) return status;
        return status with { CurrentReplicas = status.UpdatedReplicas, CurrentRevision = status.UpdateRevision };
    }
}
