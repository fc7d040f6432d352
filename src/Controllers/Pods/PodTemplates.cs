using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Pods;

/// <summary>Pods as their templates say.</summary>
internal static class PodTemplates
{
    public static Pod Make(PodTemplateSpec template, Kind ownerKind, IApiObject owner, string? generateName = null) => new()
    {
        Metadata = new()
        {
            Namespace = owner.Metadata.Namespace,
            GenerateName = generateName ?? $"{owner.Metadata.Name}-",
            Labels = template.Metadata.Labels,
            Annotations = template.Metadata.Annotations,
            Finalizers = template.Metadata.Finalizers,
            OwnerReferences = [Owners.ControllerOf(ownerKind, owner)],
        },
        Spec = template.Spec,
    };
}
