namespace Keles.Api.Resource.V1;

/// <summary>The descriptor of DeviceClass.</summary>
public static class DeviceClassKind
{
    public static Kind<DeviceClass> Kind { get; } = new()
    {
        Group = "resource.k8s.io",
        Version = "v1",
        Name = "DeviceClass",
        Plural = "deviceclasses",
        Singular = "deviceclass",
        Namespaced = false,
        StoragePrefix = "deviceclasses",
        GenerationChanges = static (a, b) => !Semantic.Equal(a.Spec, b.Spec),
        Validation = DeviceClassValidation.OnCreate,
        UpdateValidation = DeviceClassValidation.OnUpdate,
    };
}
