using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes.Payload;

namespace Keles.Kubelet.Volumes.DownwardApiVolume;

/// <summary>The pod's own fields as files.</summary>
internal sealed class DownwardApiVolumePlugin(TimeProvider time) : IVolumePlugin
{
    public string Name => "kubernetes.io~downward-api";

    public bool Refreshes => true;

    public bool Handles(Volume volume) => volume.DownwardAPI is not null;

    public Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.DownwardAPI!;
        var files = PayloadBuilder.Of(source.Items, request.Pod, request.Fields, source.DefaultMode ?? PayloadBuilder.DefaultMode);
        new AtomicDirectory(request.Directory, time).Write(files, d => GroupOwnership.Apply(d, request.FsGroup, readOnly: true, onlyOnMismatch: false));
        return Task.FromResult(new MountedVolume(request.Directory) { ReadOnly = true });
    }
}
