using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.ContainerResourceMetricStatus")]
public sealed partial record ContainerResourceMetricStatus
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("current", 2, Required = true, Always = true)]
    public MetricValueStatus Current { get; init; } = MetricValueStatus.Empty;

    [Field("container", 3, Required = true, Always = true)]
    public string Container { get; init; } = "";
}
