using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    [Field("currentReplicas", 3)]
    public int CurrentReplicas { get; init; }

    [Field("desiredReplicas", 4, Required = true, Always = true)]
    public int DesiredReplicas { get; init; }

    [Field("currentMetrics", 5, Always = true, List = ListType.Atomic)]
    public Items<MetricStatus> CurrentMetrics { get; init; }

    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<HorizontalPodAutoscalerCondition> Conditions { get; init; }
}
