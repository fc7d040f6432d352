using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V2;

/// <summary>How the number changes.</summary>
[ApiType("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerBehavior")]
public sealed partial record HorizontalPodAutoscalerBehavior
{
    /// <summary>Upwards.</summary>
    [Field("scaleUp", 1)]
    public HPAScalingRules? ScaleUp { get; init; }

    /// <summary>Downwards.</summary>
    [Field("scaleDown", 2)]
    public HPAScalingRules? ScaleDown { get; init; }
}
