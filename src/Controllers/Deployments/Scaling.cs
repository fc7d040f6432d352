using Keles.Api.Apps.V1;

namespace Keles.Controllers.Deployments;

/// <summary>A deployment whose number of replicas was changed: its sets are scaled in proportion, without moving the rollout.</summary>
internal static class Scaling
{
    public static IReadOnlyList<ReplicaSet> Active(IEnumerable<ReplicaSet> sets) => [.. sets.Where(static s => DeploymentView.Asked(s) > 0)];

    /// <summary>Some active set was last scaled for another number than the one asked for now.</summary>
    public static bool IsNeeded(DeploymentView view)
    {
        var active = Active(view.Sets);

        // A deployment that replaces all at once has no proportion to keep: its old sets go to zero anyway.
        if (active.Count > 1 && view.Deployment.Spec.Strategy.Type == "Recreate") return false;
        return active.Any(s => DeploymentAnnotations.Number(s, DeploymentAnnotations.DesiredReplicas) is { } noted && noted != view.Desired);
    }

    public static IEnumerable<DeploymentAction> Plan(DeploymentView view)
    {
        var active = Active(view.Sets);
        var only = active.Count == 1 ? active[0] : active.Count == 0 ? view.New ?? (view.Old.Count > 0 ? view.Old[^1] : null) : null;
        if (only is not null) return To(view, only, view.Desired);
        if (view.New is { } fresh && IsSaturated(view, fresh)) return view.Old.Where(static s => DeploymentView.Asked(s) > 0).SelectMany(s => To(view, s, 0));
        return view.Deployment.Spec.Strategy.Type == "Recreate" ? [] : InProportion(view, active);
    }

    private static bool IsSaturated(DeploymentView view, ReplicaSet set) =>
        DeploymentView.Asked(set) == view.Desired
        && DeploymentAnnotations.Number(set, DeploymentAnnotations.DesiredReplicas) == view.Desired
        && set.Status.AvailableReplicas == view.Desired;

    private static IEnumerable<DeploymentAction> InProportion(DeploymentView view, IReadOnlyList<ReplicaSet> active)
    {
        var allowed = view.Desired > 0 ? view.MaxReplicas : 0;
        var toAdd = allowed - DeploymentView.Asked(active);

        // Bigger sets first: they take the larger share and, of equals, the newer grow and the older shrink.
        var ordered = (toAdd > 0
            ? active.OrderByDescending(DeploymentView.Asked).ThenByDescending(static s => s.Metadata.CreationTimestamp)
            : active.OrderByDescending(DeploymentView.Asked).ThenBy(static s => s.Metadata.CreationTimestamp)).ToArray();
        var targets = new int[ordered.Length];
        var added = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var share = toAdd == 0 ? 0 : Share(view, ordered[i], toAdd, added);
            targets[i] = DeploymentView.Asked(ordered[i]) + share;
            added += share;
        }

        if (targets.Length > 0) targets[0] = Math.Max(0, targets[0] + toAdd - added);
        return ordered.SelectMany((s, i) => To(view, s, targets[i]));
    }

    /// <summary>The part of the change that falls to one set, never beyond what is left to give.</summary>
    private static int Share(DeploymentView view, ReplicaSet set, int toAdd, int added)
    {
        var asked = DeploymentView.Asked(set);
        if (asked == 0) return 0;
        if (view.Desired == 0) return -asked;
        var left = toAdd - added;
        var maxBefore = DeploymentAnnotations.Number(set, DeploymentAnnotations.MaxReplicas) is { } noted and > 0 ? noted : view.Deployment.Status.Replicas;
        if (maxBefore == 0) return 0;
        var fraction = (int)Math.Round((double)asked * view.MaxReplicas / maxBefore, MidpointRounding.AwayFromZero) - asked;
        return toAdd > 0 ? Math.Min(fraction, left) : Math.Max(fraction, left);
    }

    private static IEnumerable<DeploymentAction> To(DeploymentView view, ReplicaSet set, int replicas)
    {
        var annotated = DeploymentAnnotations.WithScale(set.Metadata.Annotations, view.Desired, view.MaxReplicas) != set.Metadata.Annotations;
        if (DeploymentView.Asked(set) != replicas || annotated) yield return new DeploymentAction.ScaleSet(set, replicas);
    }
}
