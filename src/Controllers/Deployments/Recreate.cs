using Keles.Api.Core.V1;

namespace Keles.Controllers.Deployments;

/// <summary>One step of a deployment that replaces all at once: first every old pod goes, then the new set comes.</summary>
internal static class Recreate
{
    public static IEnumerable<DeploymentAction> Plan(DeploymentView view)
    {
        var old = Scaling.Active(view.Old);
        if (old.Count > 0) return old.Select(static s => (DeploymentAction)new DeploymentAction.ScaleSet(s, 0));
        if (OldPodsRun(view) || view.Old.Any(StillHasPods)) return [];
        if (view.New is not { } fresh) return [new DeploymentAction.CreateSet(NewSet.Make(view, view.Desired))];
        return DeploymentView.Asked(fresh) != view.Desired ? [new DeploymentAction.ScaleSet(fresh, view.Desired)] : [];
    }

    /// <summary>The set's own controller knows of pods that a late cache does not show yet.</summary>
    private static bool StillHasPods(Keles.Api.Apps.V1.ReplicaSet set) => set.Status.Replicas > 0 || set.Status.ObservedGeneration < set.Metadata.Generation;

    private static bool OldPodsRun(DeploymentView view) => view.Pods.Any(p =>
        !p.IsTerminal() && p.Metadata.OwnerReferences.Any(o => o.Controller == true && o.Uid != view.New?.Metadata.Uid));
}
