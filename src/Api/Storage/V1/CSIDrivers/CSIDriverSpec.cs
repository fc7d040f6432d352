using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.CSIDriverSpec")]
public sealed partial record CSIDriverSpec
{
    [Field("attachRequired", 1)]
    public bool? AttachRequired { get; init; }

    [Field("podInfoOnMount", 2)]
    public bool? PodInfoOnMount { get; init; }

    [Field("volumeLifecycleModes", 3, List = ListType.Set)]
    public Items<string> VolumeLifecycleModes { get; init; }

    [Field("storageCapacity", 4)]
    public bool? StorageCapacity { get; init; }

    [Field("fsGroupPolicy", 5)]
    public string? FsGroupPolicy { get; init; }

    [Field("tokenRequests", 6, List = ListType.Atomic)]
    public Items<TokenRequest> TokenRequests { get; init; }

    [Field("requiresRepublish", 7)]
    public bool? RequiresRepublish { get; init; }

    [Field("seLinuxMount", 8)]
    public bool? SeLinuxMount { get; init; }

    [Field("nodeAllocatableUpdatePeriodSeconds", 9)]
    public long? NodeAllocatableUpdatePeriodSeconds { get; init; }

    [Field("serviceAccountTokenInSecrets", 10)]
    public bool? ServiceAccountTokenInSecrets { get; init; }

    [Field("preventPodSchedulingIfMissing", 11)]
    public bool? PreventPodSchedulingIfMissing { get; init; }
}
