namespace Keles.Api.Autoscaling.V1;

/// <summary>What holds for an autoscaler of the old version when nothing is said.</summary>
internal static class HorizontalPodAutoscalerDefaults
{
    public static HorizontalPodAutoscaler Of(HorizontalPodAutoscaler o) => o with { Spec = o.Spec with { MinReplicas = o.Spec.MinReplicas ?? 1 } };
}
