using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What is wanted of a metric.</summary>
[ApiType("io.k8s.api.autoscaling.v2.MetricTarget")]
public sealed partial record MetricTarget
{
    /// <summary>Utilization, Value or AverageValue.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>This value.</summary>
    [Field("value", 2)]
    public Quantity? Value { get; init; }

    /// <summary>This value for each pod on average.</summary>
    [Field("averageValue", 3)]
    public Quantity? AverageValue { get; init; }

    /// <summary>This part of what the pods request on average, in percent.</summary>
    [Field("averageUtilization", 4)]
    public int? AverageUtilization { get; init; }
}
