using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>What a CSI driver needs.</summary>
[ApiType("io.k8s.api.storage.v1.CSIDriverSpec")]
public sealed partial record CSIDriverSpec
{
    /// <summary>Volumes are attached to nodes first.</summary>
    [Field("attachRequired", 1)]
    public bool? AttachRequired { get; init; }

    /// <summary>It is told for which pod it mounts.</summary>
    [Field("podInfoOnMount", 2)]
    public bool? PodInfoOnMount { get; init; }

    /// <summary>Persistent, or Ephemeral for volumes inside pods.</summary>
    [Field("volumeLifecycleModes", 3, List = ListType.Set)]
    public Items<string> VolumeLifecycleModes { get; init; }

    /// <summary>The scheduler looks at its free space.</summary>
    [Field("storageCapacity", 4)]
    public bool? StorageCapacity { get; init; }

    /// <summary>Whether files get the pod's group: ReadWriteOnceWithFSType, File or None.</summary>
    [Field("fsGroupPolicy", 5)]
    public string? FsGroupPolicy { get; init; }

    /// <summary>Tokens it gets when it mounts.</summary>
    [Field("tokenRequests", 6, List = ListType.Atomic)]
    public Items<TokenRequest> TokenRequests { get; init; }

    /// <summary>It is asked to mount again and again.</summary>
    [Field("requiresRepublish", 7)]
    public bool? RequiresRepublish { get; init; }

    /// <summary>It takes the SELinux label as a mount option.</summary>
    [Field("seLinuxMount", 8)]
    public bool? SeLinuxMount { get; init; }

    /// <summary>How often the number of volumes of a node is asked for.</summary>
    [Field("nodeAllocatableUpdatePeriodSeconds", 9)]
    public long? NodeAllocatableUpdatePeriodSeconds { get; init; }

    /// <summary>Tokens come to it among secrets and not among settings.</summary>
    [Field("serviceAccountTokenInSecrets", 10)]
    public bool? ServiceAccountTokenInSecrets { get; init; }

    /// <summary>Pods that need it are not placed on nodes without it.</summary>
    [Field("preventPodSchedulingIfMissing", 11)]
    public bool? PreventPodSchedulingIfMissing { get; init; }
}
