using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceSubRequest")]
public sealed partial record DeviceSubRequest
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("deviceClassName", 2, Required = true, Always = true)]
    public string DeviceClassName { get; init; } = "";

    [Field("selectors", 3, List = ListType.Atomic)]
    public Items<DeviceSelector> Selectors { get; init; }

    [Field("allocationMode", 4, Enum = "All|ExactCount")]
    public string AllocationMode { get; init; } = "";

    [Field("count", 5)]
    public long Count { get; init; }

    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    [Field("capacity", 7)]
    public CapacityRequirements? Capacity { get; init; }
}
