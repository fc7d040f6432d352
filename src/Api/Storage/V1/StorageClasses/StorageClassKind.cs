namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of StorageClass.</summary>
public static class StorageClassKind
{
    public static Kind<StorageClass> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "StorageClass",
        Plural = "storageclasses",
        Singular = "storageclass",
        Namespaced = false,
        ShortNames = ["sc"],
        StoragePrefix = "storageclasses",
        Columns = StorageClassColumns.All,
        Defaults = StorageClassDefaults.Of,
        UpdatesAsNew = true,
        Validation = StorageClassValidation.OnCreate,
        UpdateValidation = StorageClassValidation.OnUpdate,
        WarningRule = static (o, _) => TopologyWarnings.Of(o),
    };
}
