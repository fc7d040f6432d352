using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes.EmptyDirVolume;

/// <summary>A directory that lives as long as the pod, on disk or in memory.</summary>
internal sealed class EmptyDirVolumePlugin(MemoryDirectory memory) : IVolumePlugin
{
    public string Name => "kubernetes.io~empty-dir";

    public bool Handles(Volume volume) => volume.EmptyDir is not null;

    public Task<MountedVolume> MountAsync(VolumeRequest request, CancellationToken cancel)
    {
        var source = request.Volume.EmptyDir!;
        switch (source.Medium)
        {
            case "":
                Modes.MakeDirectory(request.Directory, Modes.Shared);
                break;
            case "Memory":
                memory.Ensure(request.Directory, Size(source, request));
                break;
            default:
                throw new VolumeException($"storage medium \"{source.Medium}\" is not supported on this node");
        }
        GroupOwnership.Apply(request.Directory, request.FsGroup, readOnly: false, onlyOnMismatch: true);
        return Task.FromResult(new MountedVolume(request.Directory));
    }

    /// <summary>Never more than the pod's memory limit or the node has, for memory is what it takes.</summary>
    private static long? Size(EmptyDirVolumeSource source, VolumeRequest request)
    {
        long? node = request.Fields.Allocatable.TryGetValue("memory", out var allocatable) ? allocatable.Value() : null;
        Items<long> sizes =
        [
            .. (source.SizeLimit is { IsZero: false } limit ? (long[])[limit.Value()] : []),
            .. (PodLimit(request.Pod) is { } pod ? (long[])[pod] : []),
            .. (node is { } all ? (long[])[all] : []),
        ];
        return sizes.IsEmpty ? null : sizes.Min();
    }

    private static long? PodLimit(Pod pod)
    {
        var limits = pod.Spec.All().Where(c => c.Role != ContainerRole.Ephemeral)
            .Select(c => c.Spec.Resources.Limits.TryGetValue("memory", out var limit) ? limit.Value() : 0).ToArray();
        return limits.Length == 0 || limits.Any(l => l == 0) ? null : limits.Sum();
    }
}
