using Keles.Api.Apps.V1;
using Keles.Machinery;

namespace Keles.Controllers.ReplicaSets;

/// <summary>A replica set's status from its numbers and what went wrong.</summary>
internal static class ReplicaSetStatusPlan
{
    private const string ReplicaFailure = "ReplicaFailure";

    public static ReplicaSetStatus For(ReplicaSet set, ReplicaCounts counts, (string Reason, string Message)? failure, DateTimeOffset now)
    {
        var conditions = set.Status.Conditions;
        var known = conditions.Find(static c => c.Type == ReplicaFailure);
        if (failure is { } f && known is null)
        {
            conditions = conditions.Add(new() { Type = ReplicaFailure, Status = "True", LastTransitionTime = Time.From(now), Reason = f.Reason, Message = f.Message });
        }
        else if (failure is null && known is not null)
        {
            conditions = conditions.Where(static c => c.Type != ReplicaFailure);
        }

        return set.Status with
        {
            Replicas = counts.Replicas,
            FullyLabeledReplicas = counts.FullyLabeled,
            ReadyReplicas = counts.Ready,
            AvailableReplicas = counts.Available,
            TerminatingReplicas = counts.Terminating,
            ObservedGeneration = set.Metadata.Generation,
            Conditions = conditions,
        };
    }
}
