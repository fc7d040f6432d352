using Keles.Api.Apps.V1;

namespace Keles.Controllers.Deployments;

/// <summary>Old sets beyond the history that is kept go when the rollout is done.</summary>
internal static class Cleanup
{
    public static IEnumerable<DeploymentAction> Plan(DeploymentView view)
    {
        if (view.Deployment.Spec.RevisionHistoryLimit is not { } limit || limit == int.MaxValue) return [];
        ReplicaSet[] alive = [.. view.Old.Where(static s => s.Metadata.DeletionTimestamp is null).OrderBy(DeploymentAnnotations.RevisionOf)];
        return alive.Take(Math.Max(0, alive.Length - limit))
            .Where(static s => s.Status.Replicas == 0 && DeploymentView.Asked(s) == 0 && s.Metadata.Generation <= s.Status.ObservedGeneration)
            .Select(static s => (DeploymentAction)new DeploymentAction.DeleteSet(s));
    }
}
