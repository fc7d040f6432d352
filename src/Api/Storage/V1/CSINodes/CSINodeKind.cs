namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of CSINode.</summary>
public static class CSINodeKind
{
    public static Kind<CSINode> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "CSINode",
        Plural = "csinodes",
        Singular = "csinode",
        Namespaced = false,
        StoragePrefix = "csinodes",
        AllowsUnconditionalUpdate = false,
        Columns = CSINodeColumns.All,
        Validation = CSINodeValidation.OnCreate,
        UpdateValidation = CSINodeValidation.OnUpdate,
    };
}
