using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about claims and volumes.</summary>
internal static class ClaimWarnings
{
    private const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";
    private const string Recycled = "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";

    public static IEnumerable<string> Of(PersistentVolumeClaim claim) => [.. Class(claim.Metadata), .. OfSpec(claim.Spec, FieldPath.Root("spec"))];

    public static IEnumerable<string> OfSpec(PersistentVolumeClaimSpec spec, FieldPath path) =>
    [
        .. ByteWarnings.Of(spec.Resources.Requests, path.Child("resources", "requests"), "storage"),
        .. ByteWarnings.Of(spec.Resources.Limits, path.Child("resources", "limits"), "storage"),
    ];

    public static IEnumerable<string> Of(PersistentVolume volume)
    {
        var path = FieldPath.Root("spec");
        var terms = volume.Spec.NodeAffinity?.Required?.NodeSelectorTerms ?? default;
        return
        [
            .. Class(volume.Metadata),
            .. volume.Spec.PersistentVolumeReclaimPolicy == "Recycle" ? [Recycled] : Array.Empty<string>(),
            .. terms.Index().SelectMany(t => DeprecatedNodeLabels.InTerm(t.Item, false, path.Child("nodeAffinity", "required").Child("nodeSelectorTerms").Index(t.Index))),
            .. VolumeWarnings.Of(volume.Spec, path),
        ];
    }

    private static IEnumerable<string> Class(ObjectMeta metadata) => metadata.Annotations.ContainsKey(ClassAnnotation)
        ? [$"metadata.annotations[{ClassAnnotation}]: deprecated since v1.8; use \"storageClassName\" attribute instead"]
        : [];
}
