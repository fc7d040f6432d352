using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceClaim")]
public sealed partial record DeviceClaim
{
    [Field("requests", 1, Always = true, List = ListType.Atomic)]
    public Items<DeviceRequest> Requests { get; init; }

    [Field("constraints", 2, List = ListType.Atomic)]
    public Items<DeviceConstraint> Constraints { get; init; }

    [Field("config", 3, List = ListType.Atomic)]
    public Items<DeviceClaimConfiguration> Config { get; init; }
}
