using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.CapacityRequestPolicy")]
public sealed partial record CapacityRequestPolicy
{
    [Field("default", 1, Always = true)]
    public Quantity? Default { get; init; }

    [Field("validValues", 3, List = ListType.Atomic)]
    public Items<Quantity> ValidValues { get; init; }

    [Field("validRange", 4)]
    public CapacityRequestPolicyRange? ValidRange { get; init; }
}
