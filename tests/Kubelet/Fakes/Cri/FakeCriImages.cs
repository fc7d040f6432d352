using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>The image service of the fake.</summary>
internal sealed class FakeCriImages(FakeCri cri) : ICriImages
{
    public async Task<IReadOnlyList<Image>> ListImagesAsync(ImageFilter? filter, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ListImages", "", cancel);
        lock (cri.Gate)
        {
            var wanted = filter?.Image?.Image is { Length: > 0 } name ? cri.Image(name) : null;
            return [.. cri.Store.Values.Where(i => filter?.Image is null || i == wanted).Select(i => i.Message())];
        }
    }

    public async Task<Image?> ImageStatusAsync(ImageSpec image, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ImageStatus", image.Image, cancel);
        lock (cri.Gate)
        {
            return cri.Image(image.Image)?.Message();
        }
    }

    public async Task<string> PullImageAsync(ImageSpec image, AuthConfig? auth, PodSandboxConfig? sandbox, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("PullImage", image.Image, cancel);
        lock (cri.Gate)
        {
            var name = FakeImage.FullName(image.Image);
            if (!cri.Registry.TryGetValue(name, out var size))
            {
                throw new GrpcException(StatusCode.NotFound, $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": {name}: not found");
            }
            if (cri.RegistryPassword is { } password && auth?.Password != password)
            {
                throw new GrpcException(StatusCode.Unknown, $"failed to pull and unpack image \"{name}\": failed to authorize: 401 Unauthorized");
            }
            return (cri.Store[name] = new FakeImage(name, size)).Id;
        }
    }

    public async Task RemoveImageAsync(ImageSpec image, CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("RemoveImage", image.Image, cancel);
        lock (cri.Gate)
        {
            if (cri.Image(image.Image) is { } found)
            {
                cri.Store.Remove(found.Name);
            }
        }
    }

    public async Task<ImageFsInfoResponse> ImageFsInfoAsync(CancellationToken cancel)
    {
        await cri.Calls.EnterAsync("ImageFsInfo", "", cancel);
        lock (cri.Gate)
        {
            var used = cri.Store.Values.Aggregate(0UL, (sum, image) => sum + image.Size);
            return new()
            {
                ImageFilesystems =
                {
                    new FilesystemUsage
                    {
                        Timestamp = cri.Now,
                        FsId = new FilesystemIdentifier { Mountpoint = "/var/lib/fake" },
                        UsedBytes = new UInt64Value { Value = used },
                        InodesUsed = new UInt64Value { Value = (ulong)cri.Store.Count },
                    },
                },
            };
        }
    }
}
