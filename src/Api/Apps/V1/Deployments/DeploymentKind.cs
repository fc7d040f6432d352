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
    };
}
