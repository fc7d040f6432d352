using System.Security.Cryptography;
using System.Text;
using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;

namespace Keles.Controllers.AttachDetach;

/// <summary>The names by which all who have to do with attaching know a volume on a node.</summary>
internal static class Attachments
{
    /// <summary>As in a node's status.</summary>
    public static string VolumeName(CSIPersistentVolumeSource source) => $"kubernetes.io/csi/{source.Driver}^{source.VolumeHandle}";

    /// <summary>That of the attachment object.</summary>
    public static string NameOf(CSIPersistentVolumeSource source, string node) => $"csi-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.VolumeHandle + source.Driver + node)))}";

    public static VolumeAttachment Make(PersistentVolume volume, string node) => new()
    {
        Metadata = new() { Name = NameOf(volume.Spec.Csi!, node) },
        Spec = new() { Attacher = volume.Spec.Csi!.Driver, NodeName = node, Source = new() { PersistentVolumeName = volume.Metadata.Name } },
    };

    /// <summary>Whether a volume may be on one node only.</summary>
    public static bool IsExclusive(PersistentVolume volume) => !volume.Spec.AccessModes.IsEmpty && !volume.Spec.AccessModes.Any(static m => m is "ReadWriteMany" or "ReadOnlyMany");
}
