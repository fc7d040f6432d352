using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri.Client;

/// <summary>The image service of a container runtime, over its socket.</summary>
internal sealed class CriImageClient(GrpcChannel channel) : ICriImages
{
    private static readonly CallOptions Quick = CallOptions.Within(CriTimeouts.Request);

    public async Task<IReadOnlyList<Image>> ListImagesAsync(ImageFilter? filter, CancellationToken cancel) =>
        (await channel.UnaryAsync(ImageMethods.ListImages, new() { Filter = filter }, Quick, cancel)).Images;

    public async Task<Image?> ImageStatusAsync(ImageSpec image, CancellationToken cancel) =>
        (await channel.UnaryAsync(ImageMethods.ImageStatus, new() { Image = image }, Quick, cancel)).Image;

    // How long a pull takes nobody can say; the caller cancels.
    public async Task<string> PullImageAsync(ImageSpec image, AuthConfig? auth, PodSandboxConfig? sandbox, CancellationToken cancel) =>
        (await channel.UnaryAsync(ImageMethods.PullImage, new() { Image = image, Auth = auth, SandboxConfig = sandbox }, CallOptions.Default, cancel)).ImageRef;

    public Task RemoveImageAsync(ImageSpec image, CancellationToken cancel) =>
        channel.UnaryAsync(ImageMethods.RemoveImage, new() { Image = image }, Quick, cancel);

    public Task<ImageFsInfoResponse> ImageFsInfoAsync(CancellationToken cancel) =>
        channel.UnaryAsync(ImageMethods.ImageFsInfo, new(), Quick, cancel);
}
