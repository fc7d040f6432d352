using Keles.Api.Core.V1;

namespace Keles.Controllers.Deployments;

/// <summary>One step of a deployment that replaces all at once: first every old pod goes, then the new set comes.</summary>
internal static class Recreate
{
    public static IEnumerable<DeploymentAction> Plan(DeploymentView view)
    {
        var old = Scaling.Active(view.Old);
        if (old.Count > 0) return old.Select(static s => (DeploymentAction)new DeploymentAction.ScaleSet(s, 0));
        if (OldPodsRun(view)) return [];
        if (view.New is not { } fresh) return [new DeploymentAction.CreateSet(NewSet.Make(view, view.Desired))];
        return DeploymentView.Asked(fresh) != view.Desired ? [new DeploymentAction.ScaleSet(fresh, view.Desired)] : [];
    }

    private static bool OldPodsRun(DeploymentView view) => view.Pods.Any(p =>
        !p.IsTerminal() && p.Metadata.OwnerReferences.Any(o => o.Controller == true && o.Uid != view.New?.Metadata.Uid));
}
