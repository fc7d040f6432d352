namespace Keles.Api.Core.V1;

/// <summary>The descriptor of ResourceQuota.</summary>
public static class ResourceQuotaKind
{
    public static Kind<ResourceQuota> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "ResourceQuota",
        Plural = "resourcequotas",
        Singular = "resourcequota",
        Namespaced = true,
        ShortNames = ["quota"],
        Subresources =
        [
            new("status", "ResourceQuota", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "resourcequotas",
        Columns = ResourceQuotaColumns.All,
        Defaults = ResourceQuotaDefaults.Of,
        CreateRule = static o => o with { Status = ResourceQuotaStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        Validation = ResourceQuotaValidation.OnCreate,
        UpdateValidation = ResourceQuotaValidation.OnUpdate,
        StatusUpdateValidation = ResourceQuotaValidation.OnStatusUpdate,
    };
}
