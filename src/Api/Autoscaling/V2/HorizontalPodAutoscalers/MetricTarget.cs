using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.MetricTarget")]
public sealed partial record MetricTarget
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("value", 2)]
    public Quantity? Value { get; init; }

    [Field("averageValue", 3)]
    public Quantity? AverageValue { get; init; }

    [Field("averageUtilization", 4)]
    public int? AverageUtilization { get; init; }
}
