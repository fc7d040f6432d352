using Keles.Api.Core.V1;

namespace Keles.Kubelet.Volumes.HostPathVolume;

/// <summary>A file or directory of the node itself.</summary>
internal sealed class HostPathVolumePlugin : IVolumePlugin
{
    public string Name => "kubernetes.io~host-path";

    public bool Handles(Volume volume) => volume.HostPath is not null;

    public Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.HostPath!;
        HostPathCheck.Ensure(source.Path, source.Type ?? "");
        return Task.FromResult(new MountedVolume(source.Path) { FollowsMounts = true });
    }
}
