using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What a metric is.</summary>
[ApiType("io.k8s.api.autoscaling.v2.MetricValueStatus")]
public sealed partial record MetricValueStatus
{
    /// <summary>The value.</summary>
    [Field("value", 1)]
    public Quantity? Value { get; init; }

    /// <summary>The value for each pod on average.</summary>
    [Field("averageValue", 2)]
    public Quantity? AverageValue { get; init; }

    /// <summary>The part of what the pods request on average, in percent.</summary>
    [Field("averageUtilization", 3)]
    public int? AverageUtilization { get; init; }
}
