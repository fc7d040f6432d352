using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about kinds of volumes that are on their way out, or gone.</summary>
internal static class VolumeWarnings
{
    public static IEnumerable<string> Of(Items<Volume> volumes, FieldPath path) => volumes.Index().SelectMany(v => Of(v.Item, path.Index(v.Index)));

    public static IEnumerable<string> Of(PersistentVolumeSpec spec, FieldPath path) => Told(path,
        (spec.Cephfs, "cephfs", "deprecated in v1.28, non-functional in v1.31+"),
        (spec.PhotonPersistentDisk, "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
        (spec.ScaleIO, "scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
        (spec.Storageos, "storageOS", "deprecated in v1.22, non-functional in v1.25+"),
        (spec.Glusterfs, "glusterfs", "deprecated in v1.25, non-functional in v1.26+"),
        (spec.Rbd, "rbd", "deprecated in v1.28, non-functional in v1.31+"));

    private static IEnumerable<string> Of(Volume volume, FieldPath path) =>
    [
        .. Told(path,
            (volume.PhotonPersistentDisk, "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"),
            (volume.GitRepo, "gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"),
            (volume.ScaleIO, "scaleIO", "deprecated in v1.16, non-functional in v1.22+"),
            (volume.Flocker, "flocker", "deprecated in v1.22, non-functional in v1.25+"),
            (volume.Storageos, "storageOS", "deprecated in v1.22, non-functional in v1.25+"),
            (volume.Quobyte, "quobyte", "deprecated in v1.22, non-functional in v1.25+"),
            (volume.Glusterfs, "glusterfs", "deprecated in v1.25, non-functional in v1.26+")),
        .. volume.Ephemeral?.VolumeClaimTemplate is { } template ? ClaimWarnings.OfSpec(template.Spec, path.Child("ephemeral", "volumeClaimTemplate").Child("spec")) : [],
        .. Told(path,
            (volume.Cephfs, "cephfs", "deprecated in v1.28, non-functional in v1.31+"),
            (volume.Rbd, "rbd", "deprecated in v1.28, non-functional in v1.31+")),
    ];

    private static IEnumerable<string> Told(FieldPath path, params (object? Source, string Name, string Message)[] sources) =>
        sources.Where(static s => s.Source is not null).Select(s => $"{path.Child(s.Name)}: {s.Message}");
}
