namespace Keles.Api.FlowControl.V1;

/// <summary>The descriptor of PriorityLevelConfiguration.</summary>
public static class PriorityLevelConfigurationKind
{
    public static Kind<PriorityLevelConfiguration> Kind { get; } = new()
    {
        Group = "flowcontrol.apiserver.k8s.io",
        Version = "v1",
        Name = "PriorityLevelConfiguration",
        Plural = "prioritylevelconfigurations",
        Singular = "prioritylevelconfiguration",
        Namespaced = false,
        Subresources =
        [
            new("status", "PriorityLevelConfiguration", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "prioritylevelconfigurations",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = PriorityLevelConfigurationColumns.All,
        Defaults = PriorityLevelConfigurationDefaults.Of,
        CreateRule = static o => o with { Status = PriorityLevelConfigurationStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata) },
        Validation = PriorityLevelConfigurationValidation.Of,
        UpdateValidation = static (o, _, errors) => PriorityLevelConfigurationValidation.Of(o, errors),
        StatusUpdateValidation = PriorityLevelConfigurationValidation.OnStatusUpdate,
    };
}
