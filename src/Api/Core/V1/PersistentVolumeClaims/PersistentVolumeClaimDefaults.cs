namespace Keles.Api.Core.V1;

/// <summary>What holds for a claim when nothing is said.</summary>
internal static class PersistentVolumeClaimDefaults
{
    public static PersistentVolumeClaim Of(PersistentVolumeClaim o) => o with
    {
        Spec = Of(o.Spec),
        Status = o.Status with
        {
            Phase = o.Status.Phase.Or("Pending"),
            Capacity = ResourceDefaults.Rounded(o.Status.Capacity),
            AllocatedResources = ResourceDefaults.Rounded(o.Status.AllocatedResources),
        },
    };

    public static PersistentVolumeClaimSpec Of(PersistentVolumeClaimSpec spec) =>
        spec with { VolumeMode = spec.VolumeMode ?? "Filesystem", Resources = ResourceDefaults.Rounded(spec.Resources) };
}
