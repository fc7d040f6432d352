using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Events.V1;

[ApiType("io.k8s.api.events.v1.EventSeries")]
public sealed partial record EventSeries
{
    [Field("count", 1, Required = true, Always = true)]
    public int Count { get; init; }

    [Field("lastObservedTime", 2, Required = true, Always = true)]
    public MicroTime LastObservedTime { get; init; }
}
