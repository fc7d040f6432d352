namespace Keles.Api.Resource.V1;

/// <summary>The descriptor of ResourceClaim.</summary>
public static class ResourceClaimKind
{
    public static Kind<ResourceClaim> Kind { get; } = new()
    {
        Group = "resource.k8s.io",
        Version = "v1",
        Name = "ResourceClaim",
        Plural = "resourceclaims",
        Singular = "resourceclaim",
        Namespaced = true,
        Subresources =
        [
            new("status", "ResourceClaim", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "resourceclaims",
        Columns = ResourceClaimColumns.All,
        Defaults = DeviceDefaults.Of,
        CreateRule = static o => o with { Status = ResourceClaimStatus.Empty },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = ResourceClaimRules.OnStatusUpdate,
        Validation = ResourceClaimValidation.OnCreate,
        UpdateValidation = ResourceClaimValidation.OnUpdate,
        StatusUpdateValidation = ResourceClaimValidation.OnStatusUpdate,
    };
}
