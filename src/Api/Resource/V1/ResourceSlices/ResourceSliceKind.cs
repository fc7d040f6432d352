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
    };
}
