using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Volumes;

/// <summary>Volumes that are a directory on one node: what class <c>standard</c> gives.</summary>
internal static class LocalPathVolumes
{
    private const string Hostname = "kubernetes.io/hostname";

    /// <summary>Why the claim cannot have such a volume; null when it can.</summary>
    public static string? Refusal(PersistentVolumeClaim claim)
    {
        if ((claim.Spec.VolumeMode ?? "Filesystem") != "Filesystem") return "a directory cannot be a block device: volumeMode must be Filesystem";
        return claim.Spec.AccessModes.All(static m => m is AccessModes.ReadWriteOnce or AccessModes.ReadWriteOncePod) ? null
            : "a directory of one node can be ReadWriteOnce or ReadWriteOncePod only";
    }

    public static PersistentVolume Make(PersistentVolumeClaim claim, StorageClass storageClass, Node node, string directory)
    {
        var name = $"pvc-{claim.Metadata.Uid}";
        return new()
        {
            Metadata = new()
            {
                Name = name,
                Annotations = OrderedMap<string>.Of((VolumeAnnotations.ProvisionedBy, VolumeAnnotations.LocalPath)),
                Finalizers = [VolumeAnnotations.LocalPath],
            },
            Spec = new()
            {
                Capacity = OrderedMap<Quantity>.Of(("storage", VolumeMatch.Request(claim))),
                AccessModes = claim.Spec.AccessModes,
                VolumeMode = "Filesystem",
                PersistentVolumeReclaimPolicy = storageClass.ReclaimPolicy ?? "Delete",
                StorageClassName = storageClass.Metadata.Name,
                MountOptions = storageClass.MountOptions,
                Local = new() { Path = $"{directory}/{name}_{claim.Metadata.Namespace}_{claim.Metadata.Name}" },
                ClaimRef = EventRecorder.Reference(PersistentVolumeClaimKind.Kind, claim),
                NodeAffinity = new()
                {
                    Required = new()
                    {
                        NodeSelectorTerms = [new() { MatchExpressions = [new() { Key = Hostname, Operator = "In", Values = [node.Metadata.Labels.Get(Hostname) ?? node.Metadata.Name] }] }],
                    },
                },
            },
        };
    }

    public static bool IsOne(PersistentVolume volume) => volume.Metadata.Annotations.Get(VolumeAnnotations.ProvisionedBy) == VolumeAnnotations.LocalPath;

    /// <summary>No node is left that could remove the directory.</summary>
    public static bool IsAbandoned(PersistentVolume volume, IEnumerable<Node> nodes) => !nodes.Any(n => NodeAffinityMatch.Reaches(volume, n));
}
