using Keles.Api.Core.V1;

namespace Keles.Controllers.AttachDetach;

/// <summary>The attaching of one node as it is seen at one moment.</summary>
/// <param name="Node">Null when it is gone.</param>
/// <param name="Here">Attachments to this node.</param>
/// <param name="Elsewhere">Other nodes that a volume is attached to, whatever state that is in.</param>
/// <param name="UnwantedSince">Since when an attachment, by its uid, is wanted by no pod, by the clock that nobody sets.</param>
internal sealed record NodeVolumes(
    string Name, Node? Node, IReadOnlyList<WantedVolume> Wanted, IReadOnlyList<Attachment> Here, Func<PersistentVolume, IReadOnlyList<string>> Elsewhere, Func<string, TimeSpan> UnwantedSince, TimeSpan Now)
{
    /// <summary>The kubelet leaves attaching to this controller.</summary>
    public bool IsManaged => Node is null || Node.Metadata.Annotations.Get("volumes.kubernetes.io/controller-managed-attach-detach") == "true";

    public bool IsHealthy => Node?.Status.Conditions.Find(static c => c.Type == "Ready")?.Status == "True";

    public bool IsOutOfService => Node?.Spec.Taints.Any(static t => t.Key == "node.kubernetes.io/out-of-service") == true;

    /// <summary>Of a node that is gone nobody knows it, so it is.</summary>
    public bool IsInUse(string volume) => Node is null || Node.Status.VolumesInUse.Contains(volume);
}
