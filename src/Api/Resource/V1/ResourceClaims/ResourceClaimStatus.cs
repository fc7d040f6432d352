using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ResourceClaimStatus")]
public sealed partial record ResourceClaimStatus
{
    [Field("allocation", 1)]
    public AllocationResult? Allocation { get; init; }

    [Field("reservedFor", 2, List = ListType.Map, Keys = "uid", MergeKey = "uid", Strategy = "merge")]
    public Items<ResourceClaimConsumerReference> ReservedFor { get; init; }

    [Field("devices", 4, List = ListType.Map, Keys = "driver,device,pool,shareID")]
    public Items<AllocatedDeviceStatus> Devices { get; init; }
}
