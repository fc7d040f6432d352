using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>What a device takes of shared amounts.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceCounterConsumption")]
public sealed partial record DeviceCounterConsumption
{
    /// <summary>The set of amounts.</summary>
    [Field("counterSet", 1, Required = true, Always = true)]
    public string CounterSet { get; init; } = "";

    /// <summary>How much of each.</summary>
    [Field("counters", 2, Required = true)]
    public OrderedMap<Counter> Counters { get; init; }
}
