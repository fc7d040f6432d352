namespace Keles.Api.Core.V1;

/// <summary>The descriptor of PersistentVolumeClaim.</summary>
public static class PersistentVolumeClaimKind
{
    public static Kind<PersistentVolumeClaim> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "PersistentVolumeClaim",
        Plural = "persistentvolumeclaims",
        Singular = "persistentvolumeclaim",
        Namespaced = true,
        ShortNames = ["pvc"],
        Subresources =
        [
            new("status", "PersistentVolumeClaim", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "persistentvolumeclaims",
        WithoutTypeMeta = static claim => claim.Kind.Length == 0 && claim.ApiVersion.Length == 0 ? claim : claim with { Kind = "", ApiVersion = "" },
        Columns = PersistentVolumeClaimColumns.All,
        Defaults = PersistentVolumeClaimDefaults.Of,
        CreateRule = PersistentVolumeClaimWriteRules.OnCreate,
        UpdateRule = PersistentVolumeClaimWriteRules.OnUpdate,
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = PersistentVolumeClaimValidation.OnCreate,
        UpdateValidation = PersistentVolumeClaimValidation.OnUpdate,
        StatusUpdateValidation = PersistentVolumeClaimValidation.OnStatusUpdate,
        WarningRule = static (o, _) => ClaimWarnings.Of(o),
    };
}
