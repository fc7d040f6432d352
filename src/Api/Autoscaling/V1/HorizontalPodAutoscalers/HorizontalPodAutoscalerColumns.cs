namespace Keles.Api.Autoscaling.V1;

/// <summary>The table of autoscalers: the stored version's.</summary>
internal static class HorizontalPodAutoscalerColumns
{
    public static Column[] All { get; } = V2.HorizontalPodAutoscalerColumns.Of<HorizontalPodAutoscaler>(HorizontalPodAutoscalerConversion.ToStored);
}
