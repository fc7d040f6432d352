namespace Keles.Api.Core.V1;

/// <summary>The descriptor of Endpoints.</summary>
public static class EndpointsKind
{
    public static Kind<Endpoints> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "Endpoints",
        Plural = "endpoints",
        Singular = "endpoints",
        Namespaced = true,
        ShortNames = ["ep"],
        StoragePrefix = "services/endpoints",
        AllowsCreateOnUpdate = true,
        Columns = EndpointsColumns.All,
        Defaults = EndpointsDefaults.Of,
        Validation = EndpointsValidation.OnCreate,
        UpdateValidation = EndpointsValidation.OnUpdate,
        WarningRule = static (o, _) => EndpointsWarnings.Of(o),
        Deprecation = "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
    };
}
