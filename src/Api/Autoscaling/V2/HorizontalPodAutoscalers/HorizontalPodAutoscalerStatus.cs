using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>The state of an autoscaler.</summary>
[ApiType("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    /// <summary>When the number was last changed.</summary>
    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    /// <summary>The number there is.</summary>
    [Field("currentReplicas", 3)]
    public int CurrentReplicas { get; init; }

    /// <summary>The number wanted.</summary>
    [Field("desiredReplicas", 4, Required = true, Always = true)]
    public int DesiredReplicas { get; init; }

    /// <summary>What was last seen.</summary>
    [Field("currentMetrics", 5, Always = true, List = ListType.Atomic)]
    public Items<MetricStatus> CurrentMetrics { get; init; }

    /// <summary>What holds of it.</summary>
    [Field("conditions", 6, List = ListType.Map, Keys = "type", MergeKey = "type", Strategy = "merge")]
    public Items<HorizontalPodAutoscalerCondition> Conditions { get; init; }
}
