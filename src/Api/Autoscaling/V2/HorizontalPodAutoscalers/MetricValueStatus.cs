using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.MetricValueStatus")]
public sealed partial record MetricValueStatus
{
    [Field("value", 1)]
    public Quantity? Value { get; init; }

    [Field("averageValue", 2)]
    public Quantity? AverageValue { get; init; }

    [Field("averageUtilization", 3)]
    public int? AverageUtilization { get; init; }
}
