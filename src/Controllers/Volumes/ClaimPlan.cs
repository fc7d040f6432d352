using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Reconcile;

namespace Keles.Controllers.Volumes;

/// <summary>The binder's decision about one claim, by upstream's rules.</summary>
internal static class ClaimPlan
{
    public static ClaimDecision For(PersistentVolumeClaim claim, StorageClass? storageClass, IReadOnlyList<PersistentVolume> volumes, Node? selectedNode, Pod? waitingPod)
    {
        var asked = claim.Spec.VolumeName;
        var volume = asked.Length == 0 ? null : volumes.FirstOrDefault(v => v.Metadata.Name == asked);
        if (claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.BindCompleted)) return Bound(claim, volume);
        return asked.Length == 0 ? Unbound(claim, storageClass, volumes, selectedNode, waitingPod) : Asking(claim, volume);
    }

    public static bool IsDelayed(PersistentVolumeClaim claim, StorageClass? storageClass) =>
        storageClass?.VolumeBindingMode == "WaitForFirstConsumer" && !claim.Metadata.Annotations.ContainsKey(VolumeAnnotations.SelectedNode);

    private static ClaimDecision Bound(PersistentVolumeClaim claim, PersistentVolume? volume)
    {
        if (claim.Spec.VolumeName.Length == 0) return new ClaimDecision.Lost("ClaimLost", "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
        if (volume is null) return new ClaimDecision.Lost("ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        if (volume.Spec.ClaimRef is null || volume.Spec.ClaimRef.Uid == claim.Metadata.Uid) return new ClaimDecision.Bind(volume);
        return new ClaimDecision.Lost("ClaimMisbound", "Two claims are bound to the same volume, this one is bound incorrectly");
    }

    private static ClaimDecision Asking(PersistentVolumeClaim claim, PersistentVolume? volume)
    {
        if (volume is null) return new ClaimDecision.Wait();
        if (volume.Spec.ClaimRef is null)
        {
            return VolumeMatch.Mismatch(claim, volume) is { } why
                ? new ClaimDecision.Wait(EventRecorder.Warning, "VolumeMismatch", $"Cannot bind to requested volume \"{volume.Metadata.Name}\": {why}")
                : new ClaimDecision.Bind(volume);
        }

        if (VolumeMatch.IsReservedFor(volume, claim)) return new ClaimDecision.Bind(volume);
        return new ClaimDecision.Wait(EventRecorder.Warning, "FailedBinding", $"volume \"{volume.Metadata.Name}\" already bound to a different claim.");
    }

    private static ClaimDecision Unbound(PersistentVolumeClaim claim, StorageClass? storageClass, IReadOnlyList<PersistentVolume> volumes, Node? selectedNode, Pod? waitingPod)
    {
        var delayed = IsDelayed(claim, storageClass);
        if (VolumeMatch.Best(claim, volumes, selectedNode, delayed) is { } fitting) return new ClaimDecision.Bind(fitting);
        if (delayed)
        {
            return waitingPod is null
                ? new ClaimDecision.Wait(EventRecorder.Normal, "WaitForFirstConsumer", "waiting for first consumer to be created before binding")
                : new ClaimDecision.Wait(EventRecorder.Normal, "WaitForPodScheduled", $"waiting for pod {waitingPod.Metadata.Name} to be scheduled");
        }

        return StorageClassNames.Of(claim).Length > 0
            ? new ClaimDecision.Provision()
            : new ClaimDecision.Wait(EventRecorder.Normal, "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
    }
}
