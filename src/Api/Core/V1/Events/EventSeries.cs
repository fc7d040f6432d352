using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An event that happened again and again.</summary>
[ApiType("io.k8s.api.core.v1.EventSeries")]
public sealed partial record EventSeries
{
    /// <summary>How often so far.</summary>
    [Field("count", 1)]
    public int Count { get; init; }

    /// <summary>When last.</summary>
    [Field("lastObservedTime", 2)]
    public MicroTime LastObservedTime { get; init; }
}
