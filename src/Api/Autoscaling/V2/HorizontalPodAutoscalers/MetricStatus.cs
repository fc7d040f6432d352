using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.MetricStatus")]
public sealed partial record MetricStatus
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("object", 2)]
    public ObjectMetricStatus? Object { get; init; }

    [Field("pods", 3)]
    public PodsMetricStatus? Pods { get; init; }

    [Field("resource", 4)]
    public ResourceMetricStatus? Resource { get; init; }

    [Field("external", 5)]
    public ExternalMetricStatus? External { get; init; }

    [Field("containerResource", 7)]
    public ContainerResourceMetricStatus? ContainerResource { get; init; }
}
