using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Limits for objects of a type.</summary>
[ApiType("io.k8s.api.core.v1.LimitRangeItem")]
public sealed partial record LimitRangeItem
{
    /// <summary>Pod, Container or PersistentVolumeClaim.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>The most of each resource.</summary>
    [Field("max", 2)]
    public OrderedMap<Quantity> Max { get; init; }

    /// <summary>The least of each resource.</summary>
    [Field("min", 3)]
    public OrderedMap<Quantity> Min { get; init; }

    /// <summary>The limit of a container that states none.</summary>
    [Field("default", 4)]
    public OrderedMap<Quantity> Default { get; init; }

    /// <summary>The request of a container that states none.</summary>
    [Field("defaultRequest", 5)]
    public OrderedMap<Quantity> DefaultRequest { get; init; }

    /// <summary>How many times the request a limit may be.</summary>
    [Field("maxLimitRequestRatio", 6)]
    public OrderedMap<Quantity> MaxLimitRequestRatio { get; init; }
}
