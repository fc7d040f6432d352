using Keles.Api.Core.V1;

namespace Keles.Api.Apps.V1;

/// <summary>The descriptor of DaemonSet.</summary>
public static class DaemonSetKind
{
    public static Kind<DaemonSet> Kind { get; } = new()
    {
        Group = "apps",
        Version = "v1",
        Name = "DaemonSet",
        Plural = "daemonsets",
        Singular = "daemonset",
        Namespaced = true,
        ShortNames = ["ds"],
        Categories = ["all"],
        Subresources =
        [
            new("status", "DaemonSet", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "daemonsets",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = DaemonSetColumns.All,
        Defaults = DaemonSetDefaults.Of,
        CreateRule = DaemonSetWriteRules.OnCreate,
        UpdateRule = DaemonSetWriteRules.OnUpdate,
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = DaemonSetValidation.OnCreate,
        UpdateValidation = DaemonSetValidation.OnUpdate,
        StatusUpdateValidation = DaemonSetValidation.OnStatusUpdate,
        WarningRule = static (o, stored) => PodWarnings.OfWorkload(o.Metadata, stored?.Metadata, o.Spec.Template),
    };
}
