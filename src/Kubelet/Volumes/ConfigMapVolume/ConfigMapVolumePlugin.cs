using Keles.Api.Core.V1;
using Keles.Kubelet.Volumes.Payload;

namespace Keles.Kubelet.Volumes.ConfigMapVolume;

/// <summary>The entries of a config map as files.</summary>
internal sealed class ConfigMapVolumePlugin(IPodObjects objects, TimeProvider time) : IVolumePlugin
{
    public string Name => "kubernetes.io~configmap";

    public bool Refreshes => true;

    public bool Handles(Volume volume) => volume.ConfigMap is not null;

    public async Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.ConfigMap!;
        var map = await objects.ConfigMapAsync(request.Namespace, source.Name, cancel);
        var files = PayloadBuilder.Of(map, request.Namespace, source.Name, source.Optional == true, source.Items, source.DefaultMode ?? PayloadBuilder.DefaultMode);
        new AtomicDirectory(request.Directory, time).Write(files, d => GroupOwnership.Apply(d, request.FsGroup, readOnly: true, onlyOnMismatch: false));
        return new MountedVolume(request.Directory) { ReadOnly = true };
    }
}
