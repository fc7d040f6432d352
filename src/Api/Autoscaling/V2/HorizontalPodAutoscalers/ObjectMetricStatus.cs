using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.ObjectMetricStatus")]
public sealed partial record ObjectMetricStatus
{
    [Field("metric", 1, Required = true, Always = true)]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    [Field("current", 2, Required = true, Always = true)]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;

    [Field("describedObject", 3, Required = true, Always = true)]
    public CrossVersionObjectReference DescribedObject { get; init; } = CrossVersionObjectReference.Empty;
}
