using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.EventSeries")]
public sealed partial record EventSeries
{
    [Field("count", 1)]
    public int Count { get; init; }

    [Field("lastObservedTime", 2)]
    public MicroTime LastObservedTime { get; init; }
}
