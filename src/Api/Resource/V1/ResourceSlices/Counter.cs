using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>An amount that devices share.</summary>
[ApiType("io.k8s.api.resource.v1.Counter")]
public sealed partial record Counter
{
    /// <summary>The amount.</summary>
    [Field("value", 1, Required = true, Always = true)]
    public Quantity Value { get; init; }
}
