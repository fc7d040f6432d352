using Keles.Api.Storage.V1;

namespace Keles.Scheduler;

/// <summary>A node can have no more volumes of a storage driver attached than that driver says.</summary>
internal sealed class NodeVolumeLimits : IPreFilterPlugin, IFilterPlugin
{
    private readonly IClusterView cluster;
    private readonly Verdict no;

    public NodeVolumeLimits(IClusterView cluster)
    {
        this.cluster = cluster;
        no = Verdict.Unschedulable(Name, "node(s) exceed max volume count");
    }

    public string Name => "NodeVolumeLimits";

    public IReadOnlyList<QueueingHint> Hints { get; } =
    [
        new(EventSource.CsiNode, EventAction.Add | EventAction.Update, static (_, change) => change.Before is not CSINode before || change.After is not CSINode after || AllowsMore(before, after)),
        new(EventSource.AssignedPod, EventAction.Delete, static (_, change) => change.Before is Pod gone && !new PodInfo(gone).Claims.IsEmpty),
        new(EventSource.Claim, EventAction.Add | EventAction.Update, static (pod, change) => VolumeBindingHints.IsOf(pod, change.After)),
        new(EventSource.Volume, EventAction.Add | EventAction.Update),
        new(EventSource.Attachment, EventAction.Delete),
    ];

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot) => pod.Claims.IsEmpty ? PreFilterAnswer.Skip : PreFilterAnswer.Go;

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        if (cluster.CsiNode(node.Name) is not { } csiNode || csiNode.Spec.Drivers.All(static d => d.Allocatable?.Count is null)) return Verdict.Success;
        var wanted = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        AttachedVolumes.Collect(pod, cluster, wanted);
        if (wanted.Count == 0) return Verdict.Success;
        var attached = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var other in node.Pods) AttachedVolumes.Collect(other, cluster, attached);
        AttachedVolumes.Collect(cluster.Attachments(node.Name), cluster, attached);
        foreach (var driver in csiNode.Spec.Drivers)
        {
            if (driver.Allocatable?.Count is not { } limit || !wanted.TryGetValue(driver.Name, out var more)) continue;
            var there = attached.GetValueOrDefault(driver.Name) ?? [];
            var added = more.Count(v => !there.Contains(v));
            if (added > 0 && there.Count + added > limit) return no;
        }

        return Verdict.Success;
    }

    /// <summary>A limit is higher, or there is none any more.</summary>
    private static bool AllowsMore(CSINode before, CSINode after) => before.Spec.Drivers.Any(d =>
        d.Allocatable?.Count is { } was && (after.Spec.Drivers.Find(a => a.Name == d.Name)?.Allocatable?.Count is not { } now || now > was));
}
