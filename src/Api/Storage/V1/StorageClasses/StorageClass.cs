using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>A kind of storage that volumes are made of.</summary>
[ApiType("io.k8s.api.storage.v1.StorageClass", TypeMeta = true)]
public sealed partial record StorageClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Who makes them.</summary>
    [Field("provisioner", 2, Required = true, Always = true)]
    public string Provisioner { get; init; } = "";

    /// <summary>Settings for whoever makes them.</summary>
    [Field("parameters", 3)]
    public OrderedMap<string> Parameters { get; init; }

    /// <summary>What becomes of a volume when its claim goes: Delete or Retain; Delete if nothing is said.</summary>
    [Field("reclaimPolicy", 4, Enum = "Delete|Recycle|Retain")]
    public string? ReclaimPolicy { get; init; }

    /// <summary>Options of the mounts.</summary>
    [Field("mountOptions", 5, List = ListType.Atomic)]
    public Items<string> MountOptions { get; init; }

    /// <summary>Claims may grow.</summary>
    [Field("allowVolumeExpansion", 6)]
    public bool? AllowVolumeExpansion { get; init; }

    /// <summary>Immediate makes the volume at once, WaitForFirstConsumer when a pod needs it.</summary>
    [Field("volumeBindingMode", 7, Enum = "Immediate|WaitForFirstConsumer")]
    public string? VolumeBindingMode { get; init; }

    /// <summary>Where volumes may be.</summary>
    [Field("allowedTopologies", 8, List = ListType.Atomic)]
    public Items<TopologySelectorTerm> AllowedTopologies { get; init; }
}
