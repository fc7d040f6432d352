using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>What an autoscaler is to do.</summary>
[ApiType("io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerSpec")]
public sealed partial record HorizontalPodAutoscalerSpec
{
    /// <summary>The object.</summary>
    [Field("scaleTargetRef", 1, Required = true, Always = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = CrossVersionObjectReference.Empty;

    /// <summary>The fewest pods; 1 if nothing is said.</summary>
    [Field("minReplicas", 2)]
    public int? MinReplicas { get; init; }

    /// <summary>The most pods.</summary>
    [Field("maxReplicas", 3, Required = true, Always = true)]
    public int MaxReplicas { get; init; }

    /// <summary>The processor time wanted, in percent of what the pods request.</summary>
    [Field("targetCPUUtilizationPercentage", 4)]
    public int? TargetCPUUtilizationPercentage { get; init; }
}
