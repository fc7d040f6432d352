using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

[ApiType("io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    [Field("currentReplicas", 3, Required = true, Always = true)]
    public int CurrentReplicas { get; init; }

    [Field("desiredReplicas", 4, Required = true, Always = true)]
    public int DesiredReplicas { get; init; }

    [Field("currentCPUUtilizationPercentage", 5)]
    public int? CurrentCPUUtilizationPercentage { get; init; }
}
