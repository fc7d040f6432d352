using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.PodsMetricSource")]
public sealed partial record PodsMetricSource
{
    [Field("metric", 1, Required = true, Always = true)]
    public MetricIdentifier Metric { get; init; } = MetricIdentifier.Empty;

    [Field("target", 2, Required = true, Always = true)]
    public MetricTarget Target { get; init; } = MetricTarget.Empty;
}
