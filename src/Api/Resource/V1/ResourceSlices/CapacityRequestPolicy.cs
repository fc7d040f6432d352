using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What of a capacity can be asked for.</summary>
[ApiType("io.k8s.api.resource.v1.CapacityRequestPolicy")]
public sealed partial record CapacityRequestPolicy
{
    /// <summary>So much if nothing is said.</summary>
    [Field("default", 1, Always = true)]
    public Quantity? Default { get; init; }

    /// <summary>These amounts.</summary>
    [Field("validValues", 3, List = ListType.Atomic)]
    public Items<Quantity> ValidValues { get; init; }

    /// <summary>Amounts in this range.</summary>
    [Field("validRange", 4)]
    public CapacityRequestPolicyRange? ValidRange { get; init; }
}
