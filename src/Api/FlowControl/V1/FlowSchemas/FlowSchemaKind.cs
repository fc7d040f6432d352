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
    };
}
