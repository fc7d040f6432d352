using Keles.Api.Core.V1;

namespace Keles.Controllers.AttachDetach;

/// <summary>A volume that must be attached to a node, and the pods there that need it.</summary>
internal sealed record WantedVolume(PersistentVolume Volume, IReadOnlyList<Pod> Pods)
{
    public string Name => Attachments.VolumeName(Volume.Spec.Csi!);
}
