using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Containers;
using Keles.Kubelet.Pods.Variables;
using Keles.Machinery;

namespace Keles.Kubelet.Volumes;

/// <summary>Makes all volumes ready that a pod's containers use.</summary>
internal sealed class PodVolumes(IReadOnlyList<IVolumePlugin> plugins, PodDirectories directories)
{
    /// <param name="ready">What was made before; only what follows objects is looked at again.</param>
    /// <exception cref="VolumeException">Names the volume and says what is wrong.</exception>
    public async Task<OrderedMap<MountedVolume>> MountAsync(Pod pod, EnvironmentSources fields, OrderedMap<MountedVolume> ready, CancellationToken cancel)
    {
        var used = pod.Spec.All().SelectMany(c => c.Spec.VolumeMounts).Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        if (pod.Spec.All().FirstOrDefault(c => !c.Spec.VolumeDevices.IsEmpty) is { } blocks)
        {
            throw new VolumeException($"MapVolume.SetUpDevice failed for volume \"{blocks.Spec.VolumeDevices[0].Name}\" : block volumes are not supported on this node");
        }
        foreach (var volume in pod.Spec.Volumes.Where(v => used.Contains(v.Name)).AsEnumerable())
        {
            var plugin = plugins.First(p => p.Handles(volume));
            if (ready.ContainsKey(volume.Name) && !plugin.Refreshes)
            {
                continue;
            }
            var request = new VolumeRequest(pod, volume, directories.Volume(pod.Metadata.Uid, plugin.Name, volume.Name)) { Fields = fields };
            ready = ready.With(volume.Name, await MountAsync(plugin, request, cancel));
        }
        return ready;
    }

    private static async Task<MountedVolume> MountAsync(IVolumePlugin plugin, VolumeRequest request, CancellationToken cancel)
    {
        try
        {
            return await plugin.MountAsync(request, cancel);
        }
        catch (Exception failed) when (failed is VolumeException or IOException or UnauthorizedAccessException or Client.ApiException)
        {
            throw new VolumeException($"MountVolume.SetUp failed for volume \"{request.Volume.Name}\" : {failed.Message}", failed);
        }
    }
}
