namespace Keles.Api.Autoscaling.V1;

/// <summary>The descriptor of HorizontalPodAutoscaler.</summary>
public static class HorizontalPodAutoscalerKind
{
    public static Kind<HorizontalPodAutoscaler> Kind { get; } = new()
    {
        Group = "autoscaling",
        Version = "v1",
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
        StoredAs = V2.HorizontalPodAutoscalerKind.Kind,
        FromStoredRule = static stored => HorizontalPodAutoscalerConversion.FromStored((V2.HorizontalPodAutoscaler)stored),
        ToStoredRule = static h => HorizontalPodAutoscalerConversion.ToStored(h),
        Columns = HorizontalPodAutoscalerColumns.All,
        Defaults = HorizontalPodAutoscalerDefaults.Of,
        CreateRule = static o => o with { Status = HorizontalPodAutoscalerStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = static (o, errors) => V2.HorizontalPodAutoscalerValidation.Of(HorizontalPodAutoscalerConversion.ToStored(o), errors),
        UpdateValidation = static (o, _, errors) => V2.HorizontalPodAutoscalerValidation.Of(HorizontalPodAutoscalerConversion.ToStored(o), errors),
    };
}
