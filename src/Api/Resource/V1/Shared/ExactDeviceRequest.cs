using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.ExactDeviceRequest")]
public sealed partial record ExactDeviceRequest
{
    [Field("deviceClassName", 1, Required = true, Always = true)]
    public string DeviceClassName { get; init; } = "";

    [Field("selectors", 2, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    [Field("allocationMode", 3, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    [Field("count", 4)]
    public long Count { get; init; }

    [Field("adminAccess", 5)]
    public bool? AdminAccess { get; init; }

    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    [Field("capacity", 7)]
    public CapacityRequirements? Capacity { get; init; }
}
