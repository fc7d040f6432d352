namespace Keles.Api.Autoscaling.V2;

/// <summary>The descriptor of HorizontalPodAutoscaler.</summary>
public static class HorizontalPodAutoscalerKind
{
    public static Kind<HorizontalPodAutoscaler> Kind { get; } = new()
    {
        Group = "autoscaling",
        Version = "v2",
        Name = "HorizontalPodAutoscaler",
        Plural = "horizontalpodautoscalers",
        Singular = "horizontalpodautoscaler",
        Namespaced = true,
        ShortNames = ["hpa"],
        Categories = ["all"],
        Subresources =
        [
            new("status", "HorizontalPodAutoscaler", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "horizontalpodautoscalers",
        Columns = HorizontalPodAutoscalerColumns.All,
        Defaults = HorizontalPodAutoscalerDefaults.Of,
        CreateRule = static o => o with { Status = HorizontalPodAutoscalerStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = HorizontalPodAutoscalerValidation.Of,
        UpdateValidation = static (o, _, errors) => HorizontalPodAutoscalerValidation.Of(o, errors),
        StatusUpdateValidation = HorizontalPodAutoscalerValidation.OnStatusUpdate,
    };
}
