using Keles.Machinery;

namespace Keles.Api.Autoscaling.V2;

/// <summary>The table of autoscalers, for both versions.</summary>
internal static class HorizontalPodAutoscalerColumns
{
    public static Column[] All { get; } = Of<HorizontalPodAutoscaler>(static h => h);

    /// <param name="stored">The autoscaler in the stored version.</param>
    public static Column[] Of<T>(Func<T, HorizontalPodAutoscaler> stored) where T : class, IApiObject =>
    [
        DefaultColumns.Name,
        Column.Of<T>("Reference", "string", h => $"{stored(h).Spec.ScaleTargetRef.Kind}/{stored(h).Spec.ScaleTargetRef.Name}", "What is scaled."),
        Column.Of<T>("Targets", "string", h => MetricCells.All(stored(h)), "The first metrics, measured and wanted."),
        Column.Of<T>("MinPods", "string", h => stored(h).Spec.MinReplicas?.ToString() ?? Cells.Unset, "The fewest pods it goes down to."),
        Column.Of<T>("MaxPods", "string", h => stored(h).Spec.MaxReplicas, "The most pods it goes up to."),
        Column.Of<T>("Replicas", "string", h => stored(h).Status.CurrentReplicas, "How many pods there are."),
        DefaultColumns.Age,
    ];
}
