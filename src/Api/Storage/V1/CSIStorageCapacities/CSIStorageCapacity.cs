using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSIStorageCapacity", TypeMeta = true)]
public sealed partial record CSIStorageCapacity
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("nodeTopology", 2)]
    public LabelSelector? NodeTopology { get; init; }

    [Field("storageClassName", 3, Required = true, Always = true)]
    public string StorageClassName { get; init; } = "";

    [Field("capacity", 4)]
    public Quantity? Capacity { get; init; }

    [Field("maximumVolumeSize", 5)]
    public Quantity? MaximumVolumeSize { get; init; }
}
