namespace Keles.Api.Discovery.V1;

/// <summary>The descriptor of EndpointSlice.</summary>
public static class EndpointSliceKind
{
    public static Kind<EndpointSlice> Kind { get; } = new()
    {
        Group = "discovery.k8s.io",
        Version = "v1",
        Name = "EndpointSlice",
        Plural = "endpointslices",
        Singular = "endpointslice",
        Namespaced = true,
        StoragePrefix = "endpointslices",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Metadata.Labels, b.Metadata.Labels) || !Semantic.Equal(a with { Metadata = b.Metadata }, b),
        Columns = EndpointSliceColumns.All,
        Defaults = EndpointSliceDefaults.Of,
        CreateRule = EndpointSliceWriteRules.WithoutTopology,
        UpdateRule = static (o, _) => EndpointSliceWriteRules.WithoutTopology(o),
        Validation = EndpointSliceValidation.OnCreate,
        UpdateValidation = EndpointSliceValidation.OnUpdate,
        WarningRule = static (o, _) => EndpointSliceWarnings.Of(o),
    };
}
