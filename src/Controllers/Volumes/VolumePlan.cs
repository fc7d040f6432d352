using Keles.Api.Core.V1;

namespace Keles.Controllers.Volumes;

/// <summary>The binder's decision about one volume, by upstream's rules.</summary>
internal static class VolumePlan
{
    /// <param name="claim">The claim of the reference's name, which may be another than the one the volume was bound to; null when there is none.</param>
    public static VolumeDecision For(PersistentVolume volume, PersistentVolumeClaim? claim, IEnumerable<Node> nodes)
    {
        if (volume.Metadata.DeletionTimestamp is not null)
        {
            var held = volume.Metadata.Finalizers.Contains(VolumeAnnotations.LocalPath);
            if (held && LocalPathVolumes.IsAbandoned(volume, nodes)) return new VolumeDecision.Abandon();
        }

        if (volume.Spec.ClaimRef is not { } reference || reference.Uid.Length == 0) return new VolumeDecision.Phase("Available");
        if (claim is null || claim.Metadata.Uid != reference.Uid) return Released(volume);
        if (claim.Spec.VolumeName.Length == 0) return new VolumeDecision.Nothing();
        if (claim.Spec.VolumeName == volume.Metadata.Name) return new VolumeDecision.Phase("Bound");

        // The claim took another volume. One made for it goes; one that was only reserved is free again.
        var made = volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.ProvisionedBy) && volume.Spec.PersistentVolumeReclaimPolicy == "Delete";
        return made ? Released(volume) : new VolumeDecision.Unbind();
    }

    private static VolumeDecision Released(PersistentVolume volume)
    {
        if (volume.Status.Phase is not ("Released" or "Failed")) return new VolumeDecision.Phase("Released");
        if (volume.Metadata.DeletionTimestamp is not null) return new VolumeDecision.Nothing();
        return volume.Spec.PersistentVolumeReclaimPolicy switch
        {
            "Delete" when LocalPathVolumes.IsOne(volume) => new VolumeDecision.Delete(),

            // Another provisioner's volumes are its own to delete.
            "Delete" when volume.Metadata.Annotations.ContainsKey(VolumeAnnotations.ProvisionedBy) || volume.Spec.Csi is not null => new VolumeDecision.Nothing(),
            "Delete" => new VolumeDecision.Phase("Failed", "error getting deleter volume plugin for volume: no deletable volume plugin matched", "VolumeFailedDelete"),
            "Recycle" => new VolumeDecision.Phase("Failed", "No recycler plugin found for the volume!", "VolumeFailedRecycle"),
            _ => new VolumeDecision.Nothing(),
        };
    }
}
