using Keles.Api.Core.V1;
using Keles.Kubelet.Stats;
using Keles.Machinery;

namespace Keles.Kubelet.NodePressure;

/// <summary>Holds pods to the limits of disk space that they set themselves. A pure function.</summary>
internal static class StorageLimits
{
    private const string Storage = "ephemeral-storage";

    /// <summary>Only those are worth measuring.</summary>
    public static bool HasAny(Pod pod) => pod.Spec.Volumes.Any(v => v.EmptyDir is { Medium: "", SizeLimit.IsZero: false })
        || pod.Spec.Containers.Any(c => c.Resources.Limits.ContainsKey(Storage));

    /// <summary>What the pod is told that has used too much; null when it has not.</summary>
    public static string? Exceeded(PodUsage used)
    {
        var pod = used.Pod;
        foreach (var volume in pod.Spec.Volumes)
        {
            if (volume.EmptyDir is { Medium: "", SizeLimit: { IsZero: false } size } && used.Volumes.TryGetValue(volume.Name, out var usage) && usage.Bytes > size.Value())
            {
                return $"Usage of EmptyDir volume \"{volume.Name}\" exceeds the limit \"{size}\". ";
            }
        }
        if (pod.Spec.Containers.All(c => c.Resources.Limits.ContainsKey(Storage)) && PodRequests.Limits(pod).TryGetValue(Storage, out var all) && SummaryWriter.EphemeralBytes(used) > all.Value())
        {
            return $"Pod ephemeral local storage usage exceeds the total limit of containers {all}. ";
        }
        foreach (var container in used.Containers)
        {
            if (Limit(pod, container.Name) is { } limit && (long)container.WritableBytes + container.LogBytes > limit.Value())
            {
                return $"Container {container.Name} exceeded its local ephemeral storage limit \"{limit}\". ";
            }
        }
        return null;
    }

    private static Quantity? Limit(Pod pod, string container) =>
        pod.Spec.Containers.Find(c => c.Name == container) is { } found && found.Resources.Limits.TryGetValue(Storage, out var limit) ? limit : null;
}
