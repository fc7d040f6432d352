using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What a claim was given.</summary>
[ApiType("io.k8s.api.resource.v1.AllocationResult")]
public sealed partial record AllocationResult
{
    /// <summary>The devices.</summary>
    [Field("devices", 1)]
    public DeviceAllocationResult Devices { get; init; } = DeviceAllocationResult.Empty;

    /// <summary>The nodes on which they can be used.</summary>
    [Field("nodeSelector", 3)]
    public NodeSelector? NodeSelector { get; init; }

    /// <summary>When it was given.</summary>
    [Field("allocationTimestamp", 5)]
    public Time? AllocationTimestamp { get; init; }
}
