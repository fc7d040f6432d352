using Keles.Kubelet.Volumes.ClaimVolume;
using Keles.Kubelet.Volumes.ConfigMapVolume;
using Keles.Kubelet.Volumes.DownwardApiVolume;
using Keles.Kubelet.Volumes.EmptyDirVolume;
using Keles.Kubelet.Volumes.HostPathVolume;
using Keles.Kubelet.Volumes.ImageVolume;
using Keles.Kubelet.Volumes.ProjectedVolume;
using Keles.Kubelet.Volumes.SecretVolume;
using Keles.Kubelet.Volumes.UnsupportedVolume;
using Keles.Linux;

namespace Keles.Kubelet.Volumes;

/// <summary>All kinds of volumes; the first that handles a volume has it, so the one that refuses comes last.</summary>
internal static class VolumePlugins
{
    public static IReadOnlyList<IVolumePlugin> All(IPodObjects objects, PodTokens tokens, IMounts mounts, TimeProvider time)
    {
        var memory = new MemoryDirectory(mounts);
        return
        [
            new ConfigMapVolumePlugin(objects, time),
            new SecretVolumePlugin(objects, memory, time),
            new DownwardApiVolumePlugin(time),
            new ProjectedVolumePlugin(objects, tokens, memory, time),
            new EmptyDirVolumePlugin(memory),
            new HostPathVolumePlugin(),
            new ClaimVolumePlugin(objects),
            new ImageVolumePlugin(),
            new UnsupportedVolumePlugin(),
        ];
    }
}
