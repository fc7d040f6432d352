using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What of a device's capacity is wanted.</summary>
[ApiType("io.k8s.api.resource.v1.CapacityRequirements")]
public sealed partial record CapacityRequirements
{
    /// <summary>How much, by name.</summary>
    [Field("requests", 1)]
    public OrderedMap<Quantity> Requests { get; init; }
}
