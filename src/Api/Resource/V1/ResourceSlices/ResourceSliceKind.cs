namespace Keles.Api.Resource.V1;

/// <summary>The descriptor of ResourceSlice.</summary>
public static class ResourceSliceKind
{
    public static Kind<ResourceSlice> Kind { get; } = new()
    {
        Group = "resource.k8s.io",
        Version = "v1",
        Name = "ResourceSlice",
        Plural = "resourceslices",
        Singular = "resourceslice",
        Namespaced = false,
        StoragePrefix = "resourceslices",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        CreateRule = ResourceSliceWriteRules.Served,
        UpdateRule = static (o, _) => ResourceSliceWriteRules.Served(o),
        Validation = ResourceSliceValidation.OnCreate,
        UpdateValidation = ResourceSliceValidation.OnUpdate,
        Columns = ResourceSliceColumns.All,
        FieldLabels = new Dictionary<string, Func<ResourceSlice, string>>(StringComparer.Ordinal)
        {
            ["spec.nodeName"] = static o => o.Spec.NodeName ?? "",
            ["spec.driver"] = static o => o.Spec.Driver,
        },
    };
}
