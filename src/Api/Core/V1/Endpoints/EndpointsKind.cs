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
    };
}
