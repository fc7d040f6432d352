using Keles.Api.Apps.V1;

namespace Keles.Controllers.Deployments;

/// <summary>One step of a rolling update: the new set grows as far as the surge lets it, else old ones shrink as far as availability lets them.</summary>
internal static class RollingUpdate
{
    public static IEnumerable<DeploymentAction> Plan(DeploymentView view)
    {
        if (view.New is not { } fresh) return [];
        var now = DeploymentView.Asked(fresh);
        var wanted = now > view.Desired ? view.Desired : NewSet.Replicas(view, fresh);
        return wanted != now ? [new DeploymentAction.ScaleSet(fresh, wanted)] : ShrinkOld(view, fresh);
    }

    private static IEnumerable<DeploymentAction> ShrinkOld(DeploymentView view, ReplicaSet fresh)
    {
        var old = Scaling.Active(view.Old);
        var oldReplicas = DeploymentView.Asked(old);
        if (oldReplicas == 0) return [];

        // What the new set said before it was last scaled may be of pods that are on their way out (it was lowered as an old one, then taken up again).
        if (fresh.Status.ObservedGeneration < fresh.Metadata.Generation) return [];
        var minAvailable = view.Desired - view.Limits.MaxUnavailable;
        var newUnavailable = DeploymentView.Asked(fresh) - DeploymentView.Available(fresh);
        var mayGo = DeploymentView.Asked(view.Sets) - minAvailable - newUnavailable;
        if (mayGo <= 0) return [];

        // Old replicas that are broken go first: they cost no availability. The rest goes as availability lets it.
        var target = old.ToDictionary(static s => s, DeploymentView.Asked);
        var gone = 0;
        foreach (var set in old)
        {
            if (gone >= mayGo) break;
            var cut = Math.Min(mayGo - gone, DeploymentView.Asked(set) - DeploymentView.Available(set));
            if (cut <= 0) continue;
            target[set] -= cut;
            gone += cut;
        }

        var surplus = view.Sets.Sum(DeploymentView.Available) - minAvailable;
        foreach (var set in old)
        {
            if (surplus <= 0) break;
            var cut = Math.Min(target[set], surplus);
            target[set] -= cut;
            surplus -= cut;
        }

        return old.Where(s => target[s] != DeploymentView.Asked(s)).Select(s => (DeploymentAction)new DeploymentAction.ScaleSet(s, target[s]));
    }
}
