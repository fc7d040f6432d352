namespace Keles.Api.ApiExtensions.V1;

/// <summary>The descriptor of CustomResourceDefinition.</summary>
public static class CustomResourceDefinitionKind
{
    public static Kind<CustomResourceDefinition> Kind { get; } = new()
    {
        Group = "apiextensions.k8s.io",
        Version = "v1",
        Name = "CustomResourceDefinition",
        Plural = "customresourcedefinitions",
        Singular = "customresourcedefinition",
        Namespaced = false,
        ShortNames = ["crd", "crds"],
        Categories = ["api-extensions"],
        Subresources =
        [
            new("status", "CustomResourceDefinition", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "apiextensions.k8s.io/customresourcedefinitions",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = DefaultColumns.NameAndCreatedAt,
        Defaults = CustomResourceDefinitionDefaults.Of,
        CreateRule = CustomResourceDefinitionWriteRules.OnCreate,
        Validation = DefinitionValidation.OnCreate,
        UpdateValidation = DefinitionValidation.OnUpdate,
        StatusUpdateValidation = static (o, _, errors) => DefinitionValidation.OnStatusUpdate(o, errors),
        UpdateRule = CustomResourceDefinitionWriteRules.OnUpdate,
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata) },
    };
}
