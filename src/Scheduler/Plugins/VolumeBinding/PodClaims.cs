using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>The claims of a pod, by what is still to do for them.</summary>
/// <param name="Delayed">Unbound, and bound only once the pod's node is known.</param>
/// <param name="Immediate">Unbound, though nothing waits for the pod: somebody else will bind them.</param>
internal sealed record PodClaims(Items<PersistentVolumeClaim> Bound, Items<PersistentVolumeClaim> Delayed, Items<PersistentVolumeClaim> Immediate)
{
    /// <summary>The claims, or what is wrong with one of them in upstream's words.</summary>
    public static (PodClaims? Claims, string Wrong) Of(PodInfo pod, IClusterView cluster)
    {
        List<PersistentVolumeClaim> bound = [], delayed = [], immediate = [];
        foreach (var volume in pod.Claims)
        {
            var name = pod.ClaimName(volume);
            var claim = cluster.Claim(new(pod.Namespace, name));
            if (Wrong(pod, volume, name, claim) is { } wrong) return (null, wrong);
            if (VolumeNotes.IsBound(claim!)) bound.Add(claim!);
            else if (claim!.Spec.VolumeName.Length == 0 && cluster.StorageClass(StorageClassNames.Of(claim))?.VolumeBindingMode == "WaitForFirstConsumer") delayed.Add(claim);
            else immediate.Add(claim);
        }

        return (new([.. bound], [.. delayed], [.. immediate]), "");
    }

    private static string? Wrong(PodInfo pod, Volume volume, string name, PersistentVolumeClaim? claim)
    {
        if (claim is null)
        {
            return volume.Ephemeral is null
                ? $"persistentvolumeclaim \"{name}\" not found"
                : $"waiting for ephemeral volume controller to create the persistentvolumeclaim \"{name}\"";
        }

        if (claim.Status.Phase == "Lost") return $"persistentvolumeclaim \"{name}\" bound to non-existent persistentvolume \"{claim.Spec.VolumeName}\"";
        if (claim.Metadata.DeletionTimestamp is not null) return $"persistentvolumeclaim \"{name}\" is being deleted";
        return volume.Ephemeral is null || claim.Metadata.ControllerReference()?.Uid == pod.Uid
            ? null
            : $"PVC {claim.Metadata.Namespace}/{name} was not created for pod {pod.Key} (pod is not owner)";
    }
}
