using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The descriptor of PodTemplate.</summary>
public static class PodTemplateKind
{
    public static Kind<PodTemplate> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "PodTemplate",
        Plural = "podtemplates",
        Singular = "podtemplate",
        Namespaced = true,
        StoragePrefix = "podtemplates",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Template, b.Template),
        Columns = PodTemplateColumns.All,
        Defaults = PodTemplateDefaults.Of,
        Validation = PodTemplateValidation.OnCreate,
        UpdateValidation = PodTemplateValidation.OnUpdate,
        WarningRule = static (o, _) => PodWarnings.OfTemplate(o.Template, FieldPath.Root("template")),
    };
}
