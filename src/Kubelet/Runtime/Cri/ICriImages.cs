using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>A runtime's image store.</summary>
internal interface ICriImages
{
    Task<IReadOnlyList<Image>> ListImagesAsync(ImageFilter? filter, CancellationToken cancel);

    /// <summary>The image, or null when it is not in the store.</summary>
    Task<Image?> ImageStatusAsync(ImageSpec image, CancellationToken cancel);

    /// <summary>Fetches an image; the reference by which containers name it from then on.</summary>
    Task<string> PullImageAsync(ImageSpec image, AuthConfig? auth, PodSandboxConfig? sandbox, CancellationToken cancel);

    /// <summary>Harmless when the image is gone.</summary>
    Task RemoveImageAsync(ImageSpec image, CancellationToken cancel);

    Task<ImageFsInfoResponse> ImageFsInfoAsync(CancellationToken cancel);
}
