using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceCapacity")]
public sealed partial record DeviceCapacity
{
    [Field("value", 1, Required = true, Always = true)]
    public Quantity Value { get; init; }

    [Field("requestPolicy", 2)]
    public CapacityRequestPolicy? RequestPolicy { get; init; }
}
