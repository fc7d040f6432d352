using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.ObjectMetricSource")]
public sealed partial record ObjectMetricSource
{
    [Field("describedObject", 1, Required = true, Always = true)]
    public CrossVersionObjectReference DescribedObject { get; init; } = CrossVersionObjectReference.Empty;

    [Field("target", 2, Required = true, Always = true)]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;

    [Field("metric", 3, Required = true, Always = true)]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;
}
