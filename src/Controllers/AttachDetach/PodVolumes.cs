using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.AttachDetach;

/// <summary>Which volumes pods need attached to their nodes: bound claims' volumes of drivers that attach.</summary>
internal sealed class PodVolumes(Informer<PersistentVolumeClaim> claims, Informer<PersistentVolume> volumes, Informer<CSIDriver> drivers)
{
    /// <summary>The keys of the claims that a pod uses.</summary>
    public static IEnumerable<ObjectKey> ClaimsOf(Pod pod)
    {
        foreach (var volume in pod.Spec.Volumes.ToArray())
        {
            if (volume.PersistentVolumeClaim is { } claim) yield return new(pod.Metadata.Namespace, claim.ClaimName);
            else if (volume.Ephemeral is not null) yield return new(pod.Metadata.Namespace, $"{pod.Metadata.Name}-{volume.Name}");
        }
    }

    /// <summary>A pod that has ended needs its volumes no more, unless its node keeps them.</summary>
    public static bool NeedsThem(Pod pod, Node? node) =>
        !HasEnded(pod) || node?.Metadata.Annotations.Get("volumes.kubernetes.io/keep-terminated-pod-volumes") == "true";

    public IReadOnlyList<WantedVolume> Of(IEnumerable<Pod> pods)
    {
        var wanted = new SortedDictionary<string, (PersistentVolume Volume, List<Pod> Pods)>(StringComparer.Ordinal);
        foreach (var pod in pods.OrderBy(ObjectKey.Of))
        {
            foreach (var volume in ClaimsOf(pod).Select(c => VolumeOf(pod, c)).OfType<PersistentVolume>().DistinctBy(static v => v.Metadata.Name))
            {
                if (!wanted.TryGetValue(volume.Metadata.Name, out var entry)) wanted[volume.Metadata.Name] = entry = (volume, []);
                entry.Pods.Add(pod);
            }
        }

        return [.. wanted.Values.Select(static w => new WantedVolume(w.Volume, w.Pods))];
    }

    /// <summary>A driver that nobody described is taken for one that attaches.</summary>
    public bool IsAttachable(PersistentVolume volume) => volume.Spec.Csi is { } csi && drivers.Get("", csi.Driver)?.Spec.AttachRequired != false;

    private PersistentVolume? VolumeOf(Pod pod, ObjectKey key)
    {
        if (claims.Get(key) is not { Status.Phase: "Bound", Spec.VolumeName.Length: > 0 } claim) return null;
        if (pod.Spec.Volumes.Any(v => v.Ephemeral is not null && $"{pod.Metadata.Name}-{v.Name}" == key.Name) && !claim.IsControlledBy(pod)) return null;
        return volumes.Get("", claim.Spec.VolumeName) is { } volume && volume.Spec.ClaimRef?.Uid == claim.Metadata.Uid && IsAttachable(volume) ? volume : null;
    }

    private static bool HasEnded(Pod pod) => pod.IsTerminal()
        || (pod.IsBeingDeleted() && !pod.Status.ContainerStatuses.Concat(pod.Status.InitContainerStatuses).Concat(pod.Status.EphemeralContainerStatuses).Any(static c => c.State is not ({ Terminated: not null } or { Waiting: not null })));
}
