using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What an autoscaler is to do.</summary>
[ApiType("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec")]
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

    /// <summary>What is looked at; the one that wants most pods counts.</summary>
    [Field("metrics", 4, List = ListType.Atomic)]
    public Items<MetricSpec> Metrics { get; init; }

    /// <summary>How fast the number changes.</summary>
    [Field("behavior", 5)]
    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }
}
