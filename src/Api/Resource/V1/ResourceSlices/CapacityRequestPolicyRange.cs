using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A range of amounts.</summary>
[ApiType("io.k8s.api.resource.v1.CapacityRequestPolicyRange")]
public sealed partial record CapacityRequestPolicyRange
{
    /// <summary>The least.</summary>
    [Field("min", 1, Required = true)]
    public Quantity? Min { get; init; }

    /// <summary>The most.</summary>
    [Field("max", 2)]
    public Quantity? Max { get; init; }

    /// <summary>In steps of this size.</summary>
    [Field("step", 3)]
    public Quantity? Step { get; init; }
}
