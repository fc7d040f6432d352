using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Amounts that devices share.</summary>
[ApiType("io.k8s.api.resource.v1.CounterSet")]
public sealed partial record CounterSet
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The amounts by name.</summary>
    [Field("counters", 2, Required = true)]
    public OrderedMap<Counter> Counters { get; init; }
}
