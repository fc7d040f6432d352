using Keles.Api.Apps.V1;
using Keles.Machinery;

namespace Keles.Controllers.Deployments;

/// <summary>Conditions of a deployment, with upstream's reasons.</summary>
internal static class DeploymentConditions
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";

    public const string NewSetCreated = "NewReplicaSetCreated";
    public const string SetFound = "FoundNewReplicaSet";
    public const string SetUpdated = "ReplicaSetUpdated";
    public const string SetAvailable = "NewReplicaSetAvailable";
    public const string TimedOut = "ProgressDeadlineExceeded";
    public const string Paused = "DeploymentPaused";
    public const string Resumed = "DeploymentResumed";
    public const string CreateFailed = "ReplicaSetCreateError";

    public static DeploymentCondition? Find(Items<DeploymentCondition> conditions, string type) => conditions.Find(c => c.Type == type);

    /// <summary>Sets a condition; one that says the same already stays as it is, and its transition time changes only with its status.</summary>
    public static Items<DeploymentCondition> Set(Items<DeploymentCondition> conditions, string type, string status, string reason, string message, DateTimeOffset now)
    {
        var before = Find(conditions, type);
        if (before is not null && before.Status == status && before.Reason == reason) return conditions;
        var moment = Time.From(now);
        var next = new DeploymentCondition
        {
            Type = type, Status = status, Reason = reason, Message = message, LastUpdateTime = moment,
            LastTransitionTime = before?.Status == status ? before.LastTransitionTime : moment,
        };
        return conditions.Where(c => c.Type != type).Add(next);
    }

    public static Items<DeploymentCondition> Remove(Items<DeploymentCondition> conditions, string type) => conditions.Where(c => c.Type != type);
}
