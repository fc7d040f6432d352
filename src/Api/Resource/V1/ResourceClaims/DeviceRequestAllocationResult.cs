using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceRequestAllocationResult")]
public sealed partial record DeviceRequestAllocationResult
{
    [Field("request", 1, Required = true, Always = true)]
    public string Request { get; init; } = "";

    [Field("driver", 2, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    [Field("pool", 3, Required = true, Always = true)]
    public string Pool { get; init; } = "";

    [Field("device", 4, Required = true, Always = true)]
    public string Device { get; init; } = "";

    [Field("adminAccess", 5)]
    public bool? AdminAccess { get; init; }

    [Field("tolerations", 6, List = ListType.Atomic)]
    public Items<DeviceToleration> Tolerations { get; init; }

    [Field("bindingConditions", 7, List = ListType.Atomic)]
    public Items<string> BindingConditions { get; init; }

    [Field("bindingFailureConditions", 8, List = ListType.Atomic)]
    public Items<string> BindingFailureConditions { get; init; }

    [Field("shareID", 9)]
    public string? ShareID { get; init; }

    [Field("consumedCapacity", 10)]
    public OrderedMap<Quantity> ConsumedCapacity { get; init; }
}
