using Keles.Api.Apps.V1;
using Keles.Controllers.Pods;

namespace Keles.Controllers.Deployments;

/// <summary>The rollback that old clients ask for by an annotation: the template of an earlier revision comes back.</summary>
internal static class Rollback
{
    public static bool IsAsked(Deployment deployment) => DeploymentAnnotations.Number(deployment, DeploymentAnnotations.RollbackTo) is not null;

    public static IReadOnlyList<DeploymentAction>? Plan(DeploymentView view)
    {
        var d = view.Deployment;
        if (DeploymentAnnotations.Number(d, DeploymentAnnotations.RollbackTo) is not { } asked) return null;
        var done = d with { Metadata = d.Metadata with { Annotations = d.Metadata.Annotations.Without(DeploymentAnnotations.RollbackTo) } };
        var target = asked == 0
            ? view.Old.OrderByDescending(DeploymentAnnotations.RevisionOf).FirstOrDefault()
            : view.Sets.FirstOrDefault(s => DeploymentAnnotations.RevisionOf(s) == asked);
        if (target is null)
        {
            return [new DeploymentAction.ChangeDeployment(done), new DeploymentAction.Event("Warning", "DeploymentRollbackRevisionNotFound", asked == 0 ? "Unable to find last revision." : "Unable to find the revision to rollback to.")];
        }

        var revision = DeploymentAnnotations.RevisionOf(target);
        if (TemplateHash.Same(target.Spec.Template, d.Spec.Template))
        {
            return [new DeploymentAction.ChangeDeployment(done), new DeploymentAction.Event("Warning", "DeploymentRollbackTemplateUnchanged", $"The rollback revision contains the same template as current deployment \"{d.Metadata.Name}\"")];
        }

        var template = target.Spec.Template;
        template = template with { Metadata = template.Metadata with { Labels = template.Metadata.Labels.Without(DeploymentAnnotations.HashLabel) } };
        return
        [
            new DeploymentAction.ChangeDeployment(done with { Metadata = done.Metadata with { Annotations = DeploymentAnnotations.AfterRollback(d, target) }, Spec = done.Spec with { Template = template } }),
            new DeploymentAction.Event("Normal", "DeploymentRollback", $"Rolled back deployment \"{d.Metadata.Name}\" to revision {revision}"),
        ];
    }
}
