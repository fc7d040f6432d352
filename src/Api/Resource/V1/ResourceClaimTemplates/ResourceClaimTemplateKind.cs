namespace Keles.Api.Resource.V1;

/// <summary>The descriptor of ResourceClaimTemplate.</summary>
public static class ResourceClaimTemplateKind
{
    public static Kind<ResourceClaimTemplate> Kind { get; } = new()
    {
        Group = "resource.k8s.io",
        Version = "v1",
        Name = "ResourceClaimTemplate",
        Plural = "resourceclaimtemplates",
        Singular = "resourceclaimtemplate",
        Namespaced = true,
        StoragePrefix = "resourceclaimtemplates",
        Defaults = DeviceDefaults.Of,
        Validation = ResourceClaimTemplateValidation.OnCreate,
        UpdateValidation = ResourceClaimTemplateValidation.OnUpdate,
    };
}
