namespace Keles.Api.Storage.V1;

/// <summary>The descriptor of CSIStorageCapacity.</summary>
public static class CSIStorageCapacityKind
{
    public static Kind<CSIStorageCapacity> Kind { get; } = new()
    {
        Group = "storage.k8s.io",
        Version = "v1",
        Name = "CSIStorageCapacity",
        Plural = "csistoragecapacities",
        Singular = "csistoragecapacity",
        Namespaced = true,
        StoragePrefix = "csistoragecapacities",
        AllowsUnconditionalUpdate = false,
        Columns = DefaultColumns.NameAndCreatedAt,
        Validation = CSIStorageCapacityValidation.OnCreate,
        UpdateValidation = CSIStorageCapacityValidation.OnUpdate,
        WarningRule = static (o, _) => TopologyWarnings.Of(o),
    };
}
