namespace Keles.Api.Apps.V1;

/// <summary>The descriptor of StatefulSet.</summary>
public static class StatefulSetKind
{
    public static Kind<StatefulSet> Kind { get; } = new()
    {
        Group = "apps",
        Version = "v1",
        Name = "StatefulSet",
        Plural = "statefulsets",
        Singular = "statefulset",
        Namespaced = true,
        ShortNames = ["sts"],
        Categories = ["all"],
        Subresources =
        [
            new("scale", "Scale", Verbs.GetPatchUpdate, "autoscaling", "v1"),
            new("status", "StatefulSet", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "statefulsets",
        NameRule = ObjectNameRule.Label,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = StatefulSetColumns.All,
        Defaults = StatefulSetDefaults.Of,
        CreateRule = static o => StatefulSetFeatures.Known(o with { Status = StatefulSetStatus.Empty }, null),
        UpdateRule = static (o, stored) => StatefulSetFeatures.Known(o with { Status = stored.Status }, stored),
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = StatefulSetValidation.OnCreate,
        UpdateValidation = StatefulSetValidation.OnUpdate,
        StatusUpdateValidation = StatefulSetValidation.OnStatusUpdate,
        WarningRule = StatefulSetWarnings.Of,
    };
}
