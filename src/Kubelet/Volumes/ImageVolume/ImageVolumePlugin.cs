using Keles.Api.Core.V1;

namespace Keles.Kubelet.Volumes.ImageVolume;

/// <summary>The content of an image; the runtime mounts it, after it was pulled like any other.</summary>
internal sealed class ImageVolumePlugin : IVolumePlugin
{
    public string Name => "kubernetes.io~image";

    public bool Handles(Volume volume) => volume.Image is not null;

    public Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel) =>
        Task.FromResult(new MountedVolume("") { Image = request.Volume.Image!.Reference, ReadOnly = true });
}
