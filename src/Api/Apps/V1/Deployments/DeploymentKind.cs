using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>The descriptor of Deployment.</summary>
public static class DeploymentKind
{
    public static Kind<Deployment> Kind { get; } = new()
    {
        Group = "apps",
        Version = "v1",
        Name = "Deployment",
        Plural = "deployments",
        Singular = "deployment",
        Namespaced = true,
        ShortNames = ["deploy"],
        Categories = ["all"],
        Subresources =
        [
            new("scale", "Scale", Verbs.GetPatchUpdate, "autoscaling", "v1"),
            new("status", "Deployment", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "deployments",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec) || !Semantic.Equal(a.Metadata.Annotations, b.Metadata.Annotations),
        Columns = DeploymentColumns.All,
        Defaults = DeploymentDefaults.Of,
        CreateRule = static o => o with { Status = DeploymentStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = o.Metadata with { Labels = stored.Metadata.Labels } },
        Validation = DeploymentValidation.OnCreate,
        UpdateValidation = DeploymentValidation.OnUpdate,
        StatusUpdateValidation = DeploymentValidation.OnStatusUpdate,
        WarningRule = static (o, stored) => [.. stored is null ? NameWarnings.OfWorkload(o.Metadata.Name) : [], .. PodWarnings.OfWorkload(o.Metadata, stored?.Metadata, o.Spec.Template)],
    };
}
