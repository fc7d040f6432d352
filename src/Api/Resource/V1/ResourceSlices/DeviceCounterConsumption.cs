using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceCounterConsumption")]
public sealed partial record DeviceCounterConsumption
{
    [Field("counterSet", 1, Required = true, Always = true)]
    public string CounterSet { get; init; } = "";

    [Field("counters", 2, Required = true)]
    public OrderedMap<Counter> Counters { get; init; }
}
