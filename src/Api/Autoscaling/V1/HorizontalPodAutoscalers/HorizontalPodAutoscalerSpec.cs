using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

[ApiType("io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec")]
public sealed partial record HorizontalPodAutoscalerSpec
{
    [Field("scaleTargetRef", 1, Required = true, Always = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = CrossVersionObjectReference.Empty;

    [Field("minReplicas", 2)]
    public int? MinReplicas { get; init; }

    [Field("maxReplicas", 3, Required = true, Always = true)]
    public int MaxReplicas { get; init; }

    [Field("targetCPUUtilizationPercentage", 4)]
    public int? TargetCPUUtilizationPercentage { get; init; }
}
