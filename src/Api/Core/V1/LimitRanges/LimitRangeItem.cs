using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.LimitRangeItem")]
public sealed partial record LimitRangeItem
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("max", 2)]
    public OrderedMap<Quantity> Max { get; init; }

    [Field("min", 3)]
    public OrderedMap<Quantity> Min { get; init; }

    [Field("default", 4)]
    public OrderedMap<Quantity> Default { get; init; }

    [Field("defaultRequest", 5)]
    public OrderedMap<Quantity> DefaultRequest { get; init; }

    [Field("maxLimitRequestRatio", 6)]
    public OrderedMap<Quantity> MaxLimitRequestRatio { get; init; }
}
