using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.StorageClass", TypeMeta = true)]
public sealed partial record StorageClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("provisioner", 2, Required = true, Always = true)]
    public string Provisioner { get; init; } = "";

    [Field("parameters", 3)]
    public OrderedMap<string> Parameters { get; init; }

    [Field("reclaimPolicy", 4, Enum = "Delete|Recycle|Retain")]
    public string? ReclaimPolicy { get; init; }

    [Field("mountOptions", 5, List = ListType.Atomic)]
    public Items<string> MountOptions { get; init; }

    [Field("allowVolumeExpansion", 6)]
    public bool? AllowVolumeExpansion { get; init; }

    [Field("volumeBindingMode", 7, Enum = "Immediate|WaitForFirstConsumer")]
    public string? VolumeBindingMode { get; init; }

    [Field("allowedTopologies", 8, List = ListType.Atomic)]
    public Items<TopologySelectorTerm> AllowedTopologies { get; init; }
}
