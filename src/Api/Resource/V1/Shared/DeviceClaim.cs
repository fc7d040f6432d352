using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Devices that are asked for.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceClaim")]
public sealed partial record DeviceClaim
{
    /// <summary>The requests.</summary>
    [Field("requests", 1, Always = true, List = ListType.Atomic)]
    public Items<DeviceRequest> Requests { get; init; }

    /// <summary>What must hold of several devices together.</summary>
    [Field("constraints", 2, List = ListType.Atomic)]
    public Items<DeviceConstraint> Constraints { get; init; }

    /// <summary>Settings.</summary>
    [Field("config", 3, List = ListType.Atomic)]
    public Items<DeviceClaimConfiguration> Config { get; init; }
}
