using Keles.Api.Apps.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Deployments;

/// <summary>The replica set of the present template: as it must be made, or kept.</summary>
internal static class NewSet
{
    public static ReplicaSet Make(DeploymentView view, int replicas)
    {
        var d = view.Deployment;
        var hash = TemplateHash.Of(d.Spec.Template, d.Status.CollisionCount);
        var selector = d.Spec.Selector ?? LabelSelector.Empty;
        var labels = d.Spec.Template.Metadata.Labels.With(DeploymentAnnotations.HashLabel, hash);
        return new()
        {
            Metadata = new()
            {
                Name = $"{d.Metadata.Name}-{hash}",
                Namespace = d.Metadata.Namespace,
                Labels = labels,
                OwnerReferences = [Owners.ControllerOf(DeploymentKind.Kind, d)],
                Annotations = DeploymentAnnotations.WithScale(DeploymentAnnotations.ForSet(d, default, view.NextRevision), view.Desired, view.MaxReplicas),
            },
            Spec = new()
            {
                Replicas = replicas,
                MinReadySeconds = d.Spec.MinReadySeconds,
                Selector = selector with { MatchLabels = selector.MatchLabels.With(DeploymentAnnotations.HashLabel, hash) },
                Template = d.Spec.Template with { Metadata = d.Spec.Template.Metadata with { Labels = labels } },
            },
        };
    }

    /// <summary>The set with the annotations it should have now, or null when it has them.</summary>
    public static ReplicaSet? Refreshed(DeploymentView view, ReplicaSet set)
    {
        var annotations = DeploymentAnnotations.ForSet(view.Deployment, set.Metadata.Annotations, view.NextRevision);
        var min = view.Deployment.Spec.MinReadySeconds;
        return annotations == set.Metadata.Annotations && set.Spec.MinReadySeconds == min ? null
            : set with { Metadata = set.Metadata with { Annotations = annotations }, Spec = set.Spec with { MinReadySeconds = min } };
    }

    /// <summary>How many replicas the new set may have now: up to the desired number, without all sets going above the limit.</summary>
    public static int Replicas(DeploymentView view, ReplicaSet? set)
    {
        if (view.Deployment.Spec.Strategy.Type == "Recreate") return view.Desired;
        var now = set is null ? 0 : DeploymentView.Asked(set);
        var room = view.MaxReplicas - DeploymentView.Asked(view.Sets);
        return room <= 0 ? now : now + Math.Min(room, view.Desired - now);
    }
}
