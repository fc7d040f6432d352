using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.AllocationResult")]
public sealed partial record AllocationResult
{
    [Field("devices", 1)]
    public DeviceAllocationResult Devices { get; init; } = DeviceAllocationResult.Empty;

    [Field("nodeSelector", 3)]
    public NodeSelector? NodeSelector { get; init; }

    [Field("allocationTimestamp", 5)]
    public Time? AllocationTimestamp { get; init; }
}
