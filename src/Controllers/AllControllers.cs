namespace Keles.Controllers;

/// <summary>The list of all controllers: a new one is one line here. The order is that of starting and has no other meaning.</summary>
public static class AllControllers
{
    public static IReadOnlyList<ControllerEntry> List { get; } =
    [
        new("deployment-controller", Deployments.DeploymentController.Create),
        new("replicaset-controller", ReplicaSets.ReplicaSetController.Create),
        new("replication-controller", ReplicationControllers.ReplicationControllerController.Create),
    ];
}
