using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.HPAScalingRules")]
public sealed partial record HPAScalingRules
{
    [Field("selectPolicy", 1)]
    public string? SelectPolicy { get; init; }

    [Field("policies", 2, List = ListType.Atomic)]
    public Items<HPAScalingPolicy> Policies { get; init; }

    [Field("stabilizationWindowSeconds", 3)]
    public int? StabilizationWindowSeconds { get; init; }

    [Field("tolerance", 4)]
    public Quantity? Tolerance { get; init; }
}
