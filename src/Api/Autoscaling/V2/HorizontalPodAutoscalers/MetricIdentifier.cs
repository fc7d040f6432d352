using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.MetricIdentifier")]
public sealed partial record MetricIdentifier
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("selector", 2)]
    public LabelSelector? Selector { get; init; }
}
