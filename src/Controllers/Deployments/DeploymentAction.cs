using Keles.Api.Apps.V1;

namespace Keles.Controllers.Deployments;

/// <summary>One write a deployment's plan asks for.</summary>
internal abstract record DeploymentAction
{
    public sealed record CreateSet(ReplicaSet Set) : DeploymentAction;

    /// <summary>Other annotations, the same scale.</summary>
    public sealed record ChangeSet(ReplicaSet Set) : DeploymentAction;

    public sealed record ScaleSet(ReplicaSet Set, int To) : DeploymentAction;

    public sealed record DeleteSet(ReplicaSet Set) : DeploymentAction;

    /// <summary>The deployment itself: its revision annotation, or its template after a rollback.</summary>
    public sealed record ChangeDeployment(Deployment Deployment) : DeploymentAction;

    public sealed record Event(string Type, string Reason, string Message) : DeploymentAction;
}
