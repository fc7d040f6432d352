using Keles.Api.Core.V1;

namespace Keles.Kubelet.Volumes.ClaimVolume;

/// <summary>Volumes of the cluster's own provisioner: a directory that this node makes when it is first used and removes when the volume goes.</summary>
internal static class LocalPath
{
    /// <summary>Of the provisioner, and of the finalizer that keeps a volume until its directory is gone.</summary>
    public const string Name = "keles.io/local-path";

    private const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";

    /// <summary>Somebody may still use the volume as long as this is there.</summary>
    private const string Protection = "kubernetes.io/pv-protection";

    public static bool IsOne(PersistentVolume volume) => volume.Spec.Local is not null && volume.Metadata.Annotations.Get(ProvisionedBy) == Name;

    /// <summary>Whether the node has to let the volume go now, its directory first where the policy is to delete it.</summary>
    public static bool IsToRemove(PersistentVolume volume, Node node) => IsOne(volume)
        && volume.Metadata.DeletionTimestamp is not null
        && volume.Metadata.Finalizers.Contains(Name)
        && !volume.Metadata.Finalizers.Contains(Protection)
        && volume.Spec.NodeAffinity?.Required is not null
        && NodeAffinityMatch.Reaches(volume, node);

    /// <summary>
    /// Whether the directory is one that the provisioner can have meant: named after the volume. Nothing else is ever deleted, whatever
    /// somebody wrote into the volume.
    /// </summary>
    public static bool IsOwn(PersistentVolume volume) =>
        volume.Spec.Local is { Path: var path } && Path.IsPathRooted(path) && !path.Split('/').Contains("..")
        && Path.GetFileName(path).StartsWith(volume.Metadata.Name + "_", StringComparison.Ordinal);

    /// <summary>With any other policy the data are the user's to keep.</summary>
    public static bool TakesData(PersistentVolume volume) => volume.Spec.PersistentVolumeReclaimPolicy == "Delete";

    /// <summary>Anybody's process may write there: who it will be is not known yet.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Modes.MakeDirectory(path, Modes.Shared);
    }
}
