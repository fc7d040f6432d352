using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>What holds for an autoscaler when nothing is said.</summary>
internal static class HorizontalPodAutoscalerDefaults
{
    private const int CpuUtilization = 80;

    private static readonly HPAScalingPolicy TwiceAsMany = new() { Type = "Percent", Value = 100, PeriodSeconds = 15 };
    private static readonly HPAScalingPolicy FourMore = new() { Type = "Pods", Value = 4, PeriodSeconds = 15 };

    private static readonly HPAScalingRules Up = new() { StabilizationWindowSeconds = 0, SelectPolicy = "Max", Policies = [FourMore, TwiceAsMany] };
    private static readonly HPAScalingRules Down = new() { SelectPolicy = "Max", Policies = [TwiceAsMany] };

    public static HorizontalPodAutoscaler Of(HorizontalPodAutoscaler o) => o with
    {
        Spec = o.Spec with
        {
            MinReplicas = o.Spec.MinReplicas ?? 1,
            Metrics = o.Spec.Metrics.IsEmpty
                ? [new() { Type = "Resource", Resource = new() { Name = "cpu", Target = new() { Type = "Utilization", AverageUtilization = CpuUtilization } } }]
                : o.Spec.Metrics,
            Behavior = o.Spec.Behavior is { } behavior ? new() { ScaleUp = Rules(behavior.ScaleUp, Up), ScaleDown = Rules(behavior.ScaleDown, Down) } : null,
        },
    };

    private static HPAScalingRules Rules(HPAScalingRules? stated, HPAScalingRules standard) => stated is null ? standard : stated with
    {
        SelectPolicy = stated.SelectPolicy ?? standard.SelectPolicy,
        StabilizationWindowSeconds = stated.StabilizationWindowSeconds ?? standard.StabilizationWindowSeconds,
        Policies = stated.Policies.IsNull ? standard.Policies : stated.Policies,
    };
}
