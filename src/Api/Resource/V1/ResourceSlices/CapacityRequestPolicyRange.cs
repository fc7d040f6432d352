using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.CapacityRequestPolicyRange")]
public sealed partial record CapacityRequestPolicyRange
{
    [Field("min", 1, Required = true)]
    public Quantity? Min { get; init; }

    [Field("max", 2)]
    public Quantity? Max { get; init; }

    [Field("step", 3)]
    public Quantity? Step { get; init; }
}
