using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Events.V1;

/// <summary>An event that happened again and again.</summary>
[ApiType("io.k8s.api.events.v1.EventSeries")]
public sealed partial record EventSeries
{
    /// <summary>How often so far.</summary>
    [Field("count", 1, Required = true, Always = true)]
    public int Count { get; init; }

    /// <summary>When last.</summary>
    [Field("lastObservedTime", 2, Required = true, Always = true)]
    public MicroTime LastObservedTime { get; init; }
}
