using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

[ApiType("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec")]
public sealed partial record HorizontalPodAutoscalerSpec
{
    [Field("scaleTargetRef", 1, Required = true, Always = true)]
    public CrossVersionObjectReference ScaleTargetRef { get; init; } = CrossVersionObjectReference.Empty;

    [Field("minReplicas", 2)]
    public int? MinReplicas { get; init; }

    [Field("maxReplicas", 3, Required = true, Always = true)]
    public int MaxReplicas { get; init; }

    [Field("metrics", 4, List = ListType.Atomic)]
    public Items<MetricSpec> Metrics { get; init; }

    [Field("behavior", 5)]
    public HorizontalPodAutoscalerBehavior? Behavior { get; init; }
}
