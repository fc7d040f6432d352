using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceAllocationResult")]
public sealed partial record DeviceAllocationResult
{
    [Field("results", 1, List = ListType.Atomic)]
    public Items<DeviceRequestAllocationResult> Results { get; init; }

    [Field("config", 2, List = ListType.Atomic)]
    public Items<DeviceAllocationConfiguration> Config { get; init; }
}
