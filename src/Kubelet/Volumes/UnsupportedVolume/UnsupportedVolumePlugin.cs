using Keles.Api.Core.V1;

namespace Keles.Kubelet.Volumes.UnsupportedVolume;

/// <summary>Stands last in the list and says of every other volume that this node has none of that kind.</summary>
internal sealed class UnsupportedVolumePlugin : IVolumePlugin
{
    public string Name => "unsupported";

    public bool Handles(Volume volume) => true;

    public Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var volume = request.Volume;
        var kind = volume switch
        {
            { Nfs: not null } => "nfs",
            { Csi: not null } => "csi",
            { Iscsi: not null } => "iscsi",
            { Fc: not null } => "fc",
            { GitRepo: not null } => "gitRepo",
            { FlexVolume: not null } => "flexVolume",
            _ => "this kind",
        };
        throw new VolumeException($"volumes of type {kind} are not supported on this node; use a persistentVolumeClaim of a class that is");
    }
}
