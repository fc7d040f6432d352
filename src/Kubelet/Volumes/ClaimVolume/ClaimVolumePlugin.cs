using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes.HostPathVolume;

namespace Keles.Kubelet.Volumes.ClaimVolume;

/// <summary>The persistent volume that a claim is bound to, for claims the pod names and for those made for it.</summary>
internal sealed class ClaimVolumePlugin(IPodObjects objects) : IVolumePlugin
{
    public string Name => "kubernetes.io~local-volume";

    public bool Handles(Volume volume) => volume.PersistentVolumeClaim is not null || volume.Ephemeral is not null;

    public async Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var claim = await ClaimAsync(request, cancel);
        var volume = await objects.VolumeAsync(claim.Spec.VolumeName, cancel)
            ?? throw new VolumeException($"persistentvolume \"{claim.Spec.VolumeName}\" not found");
        if (volume.Spec.ClaimRef?.Uid != claim.Metadata.Uid)
        {
            throw new VolumeException($"persistent volume \"{volume.Metadata.Name}\" is not bound to claim \"{claim.Metadata.Namespace}/{claim.Metadata.Name}\"");
        }
        if (volume.Spec.VolumeMode == "Block")
        {
            throw new VolumeException($"persistent volume \"{volume.Metadata.Name}\" has volumeMode Block, which is not supported on this node");
        }
        var readOnly = request.Volume.PersistentVolumeClaim?.ReadOnly == true || Only(claim.Spec.AccessModes, "ReadOnlyMany");
        return Mount(volume, request, readOnly);
    }

    private async Task<PersistentVolumeClaim> ClaimAsync(VolumeRequest request, CancellationToken cancel)
    {
        var name = request.Volume.PersistentVolumeClaim?.ClaimName ?? $"{request.Pod.Metadata.Name}-{request.Volume.Name}";
        var claim = await objects.ClaimAsync(request.Namespace, name, cancel) ?? throw new VolumeException($"persistentvolumeclaim \"{name}\" not found");
        if (request.Volume.Ephemeral is not null && !claim.Metadata.OwnerReferences.Any(o => o.Uid == request.Pod.Metadata.Uid && o.Controller == true))
        {
            throw new VolumeException($"PVC {request.Namespace}/{name} was not created for pod {request.Namespace}/{request.Pod.Metadata.Name} (pod is not owner)");
        }
        if (claim.Metadata.DeletionTimestamp is not null && claim.Status.Phase != "Bound")
        {
            throw new VolumeException($"persistentvolumeclaim \"{name}\" is being deleted");
        }
        return claim.Status.Phase == "Bound" && claim.Spec.VolumeName.Length > 0 ? claim : throw new VolumeException($"persistentvolumeclaim \"{name}\" not bound");
    }

    private static MountedVolume Mount(PersistentVolume volume, VolumeRequest request, bool readOnly)
    {
        if (volume.Spec.HostPath is { } host)
        {
            HostPathCheck.Ensure(host.Path, host.Type ?? "");
            return new MountedVolume(host.Path) { ReadOnly = readOnly, FollowsMounts = true };
        }
        if (volume.Spec.Local is { } local)
        {
            if (!Path.Exists(local.Path) && LocalPath.IsOne(volume) && LocalPath.IsOwn(volume))
            {
                LocalPath.Make(local.Path);
            }
            if (!Path.Exists(local.Path))
            {
                throw new VolumeException($"path \"{local.Path}\" does not exist");
            }
            var mismatchOnly = request.Pod.Spec.SecurityContext?.FsGroupChangePolicy == "OnRootMismatch";
            GroupOwnership.Apply(local.Path, request.FsGroup, readOnly: false, onlyOnMismatch: mismatchOnly);
            return new MountedVolume(local.Path) { ReadOnly = readOnly };
        }
        throw new VolumeException($"persistent volume \"{volume.Metadata.Name}\" is of a type that is not supported on this node (supported: hostPath, local)");
    }

    private static bool Only(Machinery.Items<string> modes, string mode) => !modes.IsEmpty && modes.All(m => m == mode);
}
