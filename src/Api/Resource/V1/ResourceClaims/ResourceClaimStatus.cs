using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>The state of a claim.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceClaimStatus")]
public sealed partial record ResourceClaimStatus
{
    /// <summary>What it was given.</summary>
    [Field("allocation", 1)]
    public AllocationResult? Allocation { get; init; }

    /// <summary>Who uses it.</summary>
    [Field("reservedFor", 2, List = ListType.Map, Keys = "uid", MergeKey = "uid", Strategy = "merge")]
    public Items<ResourceClaimConsumerReference> ReservedFor { get; init; }

    /// <summary>What drivers say of the devices.</summary>
    [Field("devices", 4, List = ListType.Map, Keys = "driver,device,pool,shareID")]
    public Items<AllocatedDeviceStatus> Devices { get; init; }
}
