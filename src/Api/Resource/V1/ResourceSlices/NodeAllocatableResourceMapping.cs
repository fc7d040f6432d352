using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A resource of the node that a device takes up.</summary>
[ApiType("io.k8s.api.resource.v1.NodeAllocatableResourceMapping")]
public sealed partial record NodeAllocatableResourceMapping
{
    /// <summary>The capacity of the device that counts.</summary>
    [Field("capacityKey", 1)]
    public string? CapacityKey { get; init; }

    /// <summary>How much for each unit.</summary>
    [Field("allocationMultiplier", 2)]
    public Quantity? AllocationMultiplier { get; init; }
}
