namespace Keles.Api.Core.V1;

/// <summary>The descriptor of PersistentVolume.</summary>
public static class PersistentVolumeKind
{
    public static Kind<PersistentVolume> Kind { get; } = new()
    {
        Group = "",
        Version = "v1",
        Name = "PersistentVolume",
        Plural = "persistentvolumes",
        Singular = "persistentvolume",
        Namespaced = false,
        ShortNames = ["pv"],
        Subresources =
        [
            new("status", "PersistentVolume", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "persistentvolumes",
        Columns = PersistentVolumeColumns.All,
        Defaults = PersistentVolumeDefaults.Of,
        CreateRule = static o => o with { Status = new() { Phase = "Pending", LastPhaseTransitionTime = o.Metadata.CreationTimestamp } },
        UpdateRule = static (o, stored) => o with { Status = stored.Status },
        StatusUpdateRule = static (o, stored) => o with { Spec = stored.Spec },
        UpdatesAsNew = true,
        Validation = PersistentVolumeValidation.OnCreate,
        UpdateValidation = PersistentVolumeValidation.OnUpdate,
        StatusUpdateValidation = PersistentVolumeValidation.OnStatusUpdate,
        WarningRule = static (o, _) => ClaimWarnings.Of(o),
        TimeRule = static (o, stored, now) => o.Status.Phase != stored.Status.Phase && (o.Status.LastPhaseTransitionTime is null || o.Status.LastPhaseTransitionTime == stored.Status.LastPhaseTransitionTime)
            ? o with { Status = o.Status with { LastPhaseTransitionTime = now } }
            : o,
    };
}
