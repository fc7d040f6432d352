using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.NodeAllocatableResourceMapping")]
public sealed partial record NodeAllocatableResourceMapping
{
    [Field("capacityKey", 1)]
    public string? CapacityKey { get; init; }

    [Field("allocationMultiplier", 2)]
    public Quantity? AllocationMultiplier { get; init; }
}
