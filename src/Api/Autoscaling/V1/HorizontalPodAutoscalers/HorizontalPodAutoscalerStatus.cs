using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>The state of an autoscaler.</summary>
[ApiType("io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerStatus")]
public sealed partial record HorizontalPodAutoscalerStatus
{
    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 1)]
    public long? ObservedGeneration { get; init; }

    /// <summary>When the number was last changed.</summary>
    [Field("lastScaleTime", 2)]
    public Time? LastScaleTime { get; init; }

    /// <summary>The number there is.</summary>
    [Field("currentReplicas", 3, Required = true, Always = true)]
    public int CurrentReplicas { get; init; }

    /// <summary>The number wanted.</summary>
    [Field("desiredReplicas", 4, Required = true, Always = true)]
    public int DesiredReplicas { get; init; }

    /// <summary>The processor time used, in percent of what the pods request.</summary>
    [Field("currentCPUUtilizationPercentage", 5)]
    public int? CurrentCPUUtilizationPercentage { get; init; }
}
