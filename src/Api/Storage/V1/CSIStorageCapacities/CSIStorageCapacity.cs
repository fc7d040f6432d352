using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>How much space a driver has for a class in some part of the cluster.</summary>
[ApiType("io.k8s.api.storage.v1.CSIStorageCapacity", TypeMeta = true)]
public sealed partial record CSIStorageCapacity
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The nodes from which it can be reached.</summary>
    [Field("nodeTopology", 2)]
    public LabelSelector? NodeTopology { get; init; }

    /// <summary>The class.</summary>
    [Field("storageClassName", 3, Required = true, Always = true)]
    public string StorageClassName { get; init; } = "";

    /// <summary>The free space.</summary>
    [Field("capacity", 4)]
    public Quantity? Capacity { get; init; }

    /// <summary>The largest volume.</summary>
    [Field("maximumVolumeSize", 5)]
    public Quantity? MaximumVolumeSize { get; init; }
}
