using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>Which volumes of storage drivers pods need attached, by driver.</summary>
internal static class AttachedVolumes
{
    /// <summary>Adds the pod's volumes to the sets of their drivers; a claim's volume counts once, however many pods of a node have it.</summary>
    public static void Collect(PodInfo pod, IClusterView cluster, Dictionary<string, HashSet<string>> byDriver)
    {
        foreach (var volume in pod.Claims)
        {
            var claim = cluster.Claim(new(pod.Namespace, pod.ClaimName(volume)));
            if (claim is not null && Of(claim, cluster) is { } attached) Add(byDriver, attached.Driver, attached.Handle);
        }
    }

    /// <summary>Volumes stay attached for a while after their pods have gone.</summary>
    public static void Collect(IEnumerable<VolumeAttachment> attachments, IClusterView cluster, Dictionary<string, HashSet<string>> byDriver)
    {
        foreach (var attachment in attachments)
        {
            if (attachment.Spec.Source.PersistentVolumeName is { Length: > 0 } name && cluster.Volume(name)?.Spec.Csi is { } csi) Add(byDriver, csi.Driver, csi.VolumeHandle);
        }
    }

    private static void Add(Dictionary<string, HashSet<string>> byDriver, string driver, string handle)
    {
        if (!byDriver.TryGetValue(driver, out var handles)) byDriver[driver] = handles = new(StringComparer.Ordinal);
        handles.Add(handle);
    }

    /// <summary>A claim without a volume will have one of its class's provisioner; until then the claim stands for it.</summary>
    private static (string Driver, string Handle)? Of(PersistentVolumeClaim claim, IClusterView cluster)
    {
        if (claim.Spec.VolumeName.Length > 0 && cluster.Volume(claim.Spec.VolumeName) is { } volume)
            return volume.Spec.Csi is { } csi ? (csi.Driver, csi.VolumeHandle) : null;
        return cluster.StorageClass(StorageClassNames.Of(claim)) is { Provisioner: { Length: > 0 } driver } ? (driver, $"{claim.Metadata.Namespace}/{claim.Metadata.Name}") : null;
    }
}
