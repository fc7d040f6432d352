using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.AttachDetach;

/// <summary>What is to be attached to a node and detached from it now.</summary>
/// <param name="Reported">What the node's status shall say is attached: what is about to be detached is taken out before.</param>
/// <param name="Blocked">Volumes that are on another node and may be on one only.</param>
/// <param name="Leaving">Wanted, but still on their way out.</param>
/// <param name="CheckAgain">When the next attachment may be taken from a silent node by force.</param>
internal sealed record AttachPlan(
    IReadOnlyList<WantedVolume> Attach, IReadOnlyList<Detachment> Detach, Items<AttachedVolume> Reported, IReadOnlyList<(WantedVolume Volume, IReadOnlyList<string> Nodes)> Blocked,
    IReadOnlyList<WantedVolume> Leaving, TimeSpan? CheckAgain)
{
    /// <summary>How long a node that is not ready may keep a volume that no pod wants.</summary>
    public static readonly TimeSpan MaxWaitForUnmount = TimeSpan.FromMinutes(6);

    public static AttachPlan For(NodeVolumes node)
    {
        if (!node.IsManaged) return new([], [], node.Node!.Status.VolumesAttached, [], [], null);
        var wanted = node.Wanted.ToDictionary(static w => w.Name, StringComparer.Ordinal);
        var here = node.Here.ToDictionary(static a => a.VolumeName, StringComparer.Ordinal);
        var (detach, again) = Unwanted(node, wanted);
        List<WantedVolume> attach = [], leaving = [];
        List<(WantedVolume, IReadOnlyList<string>)> blocked = [];
        foreach (var volume in node.Node is null ? [] : node.Wanted)
        {
            if (here.TryGetValue(volume.Name, out var attachment))
            {
                if (attachment.IsGoing) leaving.Add(volume);
            }
            else if (Attachments.IsExclusive(volume.Volume) && node.Elsewhere(volume.Volume) is { Count: > 0 } others) blocked.Add((volume, others));
            else attach.Add(volume);
        }

        var going = detach.Select(static d => d.Attachment.VolumeName).ToHashSet(StringComparer.Ordinal);
        var attached = node.Here.Where(a => a.Object.Status.Attached && !a.IsGoing && !going.Contains(a.VolumeName)).Select(static a => a.VolumeName).Order(StringComparer.Ordinal);
        return new(attach, detach, [.. attached.Select(static v => new AttachedVolume { Name = v })], blocked, leaving, again);
    }

    private static (IReadOnlyList<Detachment> Detach, TimeSpan? Again) Unwanted(NodeVolumes node, Dictionary<string, WantedVolume> wanted)
    {
        var detach = new List<Detachment>();
        TimeSpan? again = null;
        foreach (var attachment in node.Here)
        {
            if (wanted.ContainsKey(attachment.VolumeName) || attachment.IsGoing) continue;
            var left = node.UnwantedSince(attachment.Object.Metadata.Uid) + MaxWaitForUnmount - node.Now;
            var forced = node.IsOutOfService || (left <= TimeSpan.Zero && !node.IsHealthy);
            if (forced || !node.IsInUse(attachment.VolumeName)) detach.Add(new(attachment, forced));
            else if (left > TimeSpan.Zero && (again is null || left < again)) again = left;
        }

        return (detach, again);
    }
}
