using Keles.Api.Apps.V1;
using Keles.Machinery;
using static Keles.Controllers.Deployments.DeploymentConditions;

namespace Keles.Controllers.Deployments;

/// <summary>A deployment's status from its sets: numbers, availability, progress.</summary>
internal static class DeploymentStatusPlan
{
    public static DeploymentStatus For(DeploymentView view, Items<DeploymentCondition> conditions)
    {
        var (sets, d, now) = (view.Sets, view.Deployment, view.Now);
        var available = sets.Sum(static s => s.Status.AvailableReplicas);
        var enough = available >= view.Desired - view.Limits.MaxUnavailable;
        var status = d.Status with
        {
            ObservedGeneration = d.Metadata.Generation,
            Replicas = sets.Sum(static s => s.Status.Replicas),
            UpdatedReplicas = view.New?.Status.Replicas ?? 0,
            ReadyReplicas = sets.Sum(static s => s.Status.ReadyReplicas),
            AvailableReplicas = available,
            UnavailableReplicas = Math.Max(0, DeploymentView.Asked(sets) - available),
            TerminatingReplicas = Terminating(sets),
            Conditions = enough
                ? Set(conditions, Available, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", now)
                : Set(conditions, Available, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.", now),
        };
        return status with { Conditions = Failure(view, Progress(view, status)) };
    }

    /// <summary>Unknown as long as a set that was looked at does not say it; of one that nobody has looked at yet there are none.</summary>
    private static int? Terminating(IReadOnlyList<ReplicaSet> sets) =>
        sets.Any(static s => s.Status is { TerminatingReplicas: null, ObservedGeneration: > 0 }) ? null : sets.Sum(static s => s.Status.TerminatingReplicas ?? 0);

    /// <summary>All new, all available, none old left.</summary>
    public static bool IsComplete(Deployment d, DeploymentStatus status)
    {
        var desired = d.Spec.Replicas ?? 1;
        return status.UpdatedReplicas == desired && status.Replicas == desired && status.AvailableReplicas == desired && status.ObservedGeneration >= d.Metadata.Generation;
    }

    /// <summary>Progress is told only of those that have so long for it; the longest time there is means none.</summary>
    public static bool HasDeadline(Deployment d) => d.Spec.ProgressDeadlineSeconds is not null and not int.MaxValue;

    /// <summary>When the progress deadline will have passed, for a rollout under way.</summary>
    public static TimeSpan? DeadlineIn(DeploymentView view, DeploymentStatus status)
    {
        if (!HasDeadline(view.Deployment) || view.Deployment.Spec.Paused) return null;
        if (IsComplete(view.Deployment, status) || Find(status.Conditions, Progressing) is not { } c || c.Reason is TimedOut or SetAvailable) return null;
        var left = Seconds.After(c.LastUpdateTime.ToDateTimeOffset(), view.Deployment.Spec.ProgressDeadlineSeconds!.Value) - view.Now;
        return left > TimeSpan.Zero ? left + TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(1);
    }

    private static Items<DeploymentCondition> Progress(DeploymentView view, DeploymentStatus status)
    {
        var (d, conditions, now) = (view.Deployment, status.Conditions, view.Now);
        if (!HasDeadline(d)) return Remove(conditions, Progressing);
        var current = Find(conditions, Progressing);
        if (d.Spec.Paused || (status.Replicas == status.UpdatedReplicas && current?.Reason == SetAvailable)) return conditions;
        var what = view.New is { } set ? $"ReplicaSet \"{set.Metadata.Name}\"" : $"Deployment \"{d.Metadata.Name}\"";
        if (IsComplete(d, status)) return Set(conditions, Progressing, "True", SetAvailable, $"{what} has successfully progressed.", now);
        if (IsMoving(d.Status, status)) return Moved(conditions, current, $"{what} is progressing.", now);
        var late = current is not null && current.Reason is not SetAvailable and not TimedOut && Seconds.After(current.LastUpdateTime.ToDateTimeOffset(), d.Spec.ProgressDeadlineSeconds!.Value) < now;
        return late ? Set(conditions, Progressing, "False", TimedOut, $"{what} has timed out progressing.", now) : conditions;
    }

    private static bool IsMoving(DeploymentStatus before, DeploymentStatus now) =>
        now.UpdatedReplicas > before.UpdatedReplicas
        || now.Replicas - now.UpdatedReplicas < before.Replicas - before.UpdatedReplicas
        || now.ReadyReplicas > before.ReadyReplicas
        || now.AvailableReplicas > before.AvailableReplicas;

    /// <summary>Progress puts the time forward even when nothing else changes: the deadline counts from the last step.</summary>
    private static Items<DeploymentCondition> Moved(Items<DeploymentCondition> conditions, DeploymentCondition? current, string message, DateTimeOffset now) =>
        Set(Remove(conditions, Progressing), Progressing, "True", SetUpdated, message, now)
            .Map(c => c.Type == Progressing && current?.Status == "True" ? c with { LastTransitionTime = current.LastTransitionTime } : c);

    /// <summary>What keeps a set from making pods is the deployment's failure too, since the same time.</summary>
    private static Items<DeploymentCondition> Failure(DeploymentView view, Items<DeploymentCondition> conditions)
    {
        var failing = (view.New is { } fresh ? view.Old.Prepend(fresh) : view.Old)
            .Select(static s => s.Status.Conditions.Find(static c => c.Type == ReplicaFailure)).FirstOrDefault(static c => c is not null);
        return failing is null ? Remove(conditions, ReplicaFailure) : Set(conditions, ReplicaFailure, failing.Status, failing.Reason, failing.Message, failing.LastTransitionTime.ToDateTimeOffset());
    }
}
