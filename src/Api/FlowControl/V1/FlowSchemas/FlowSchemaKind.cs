namespace Keles.Api.FlowControl.V1;

/// <summary>The descriptor of FlowSchema.</summary>
public static class FlowSchemaKind
{
    public static Kind<FlowSchema> Kind { get; } = new()
    {
        Group = "flowcontrol.apiserver.k8s.io",
        Version = "v1",
        Name = "FlowSchema",
        Plural = "flowschemas",
        Singular = "flowschema",
        Namespaced = false,
        Subresources =
        [
            new("status", "FlowSchema", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "flowschemas",
        AllowsUnconditionalUpdate = false,
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Columns = FlowSchemaColumns.All,
        Defaults = FlowSchemaDefaults.Of,
        CreateRule = static o => o with { Status = FlowSchemaStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec, Metadata = MetadataRules.OnStatusUpdate(o.Metadata, stored.Metadata) },
        Validation = FlowSchemaValidation.Of,
        UpdateValidation = static (o, _, errors) => FlowSchemaValidation.Of(o, errors),
        StatusUpdateValidation = FlowSchemaValidation.OnStatusUpdate,
    };
}
