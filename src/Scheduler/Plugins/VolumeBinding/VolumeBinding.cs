namespace Keles.Scheduler;

/// <summary>A pod goes only where its volumes are, can be bound, or can be made; and is bound only when they are.</summary>
internal sealed class VolumeBinding : IPreFilterPlugin, IFilterPlugin, IReservePlugin, IPreBindPlugin
{
    private readonly IClusterView cluster;
    private readonly VolumeAssumptions assumptions;
    private readonly VolumeFinder finder;
    private readonly VolumeBinder binder;

    public VolumeBinding(PluginContext context)
    {
        cluster = context.Cluster;
        assumptions = context.Assumptions;
        finder = new(cluster, assumptions);
        binder = new(cluster, context.Client, context.Around.Time, context.Arguments.VolumeBinding.Limit);
    }

    public string Name => "VolumeBinding";

    public IReadOnlyList<QueueingHint> Hints => VolumeBindingHints.All;

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        if (pod.Claims.IsEmpty) return PreFilterAnswer.Skip;
        var (claims, wrong) = PodClaims.Of(pod, cluster);
        if (claims is null) return Verdict.Unresolvable(Name, wrong);
        if (!claims.Immediate.IsEmpty) return Verdict.Unresolvable(Name, "pod has unbound immediate PersistentVolumeClaims");
        state.Set(new VolumeBindingState(claims));
        return PreFilterAnswer.Go;
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var found = state.Get<VolumeBindingState>();
        var (volumes, reasons) = finder.Find(found.Claims, node.Node);
        if (volumes is null) return Verdict.Unresolvable(Name, reasons);
        found.ByNode[node.Name] = (node.Node, volumes);
        return Verdict.Success;
    }

    public Verdict Reserve(CycleState state, PodInfo pod, string node)
    {
        if (Chosen(state, node) is { } chosen) assumptions.Add(pod.Uid, node, chosen.Volumes);
        return Verdict.Success;
    }

    public void Unreserve(CycleState state, PodInfo pod, string node) => assumptions.Remove(pod.Uid);

    public bool HasWork(CycleState state, PodInfo pod, string node) => Chosen(state, node) is not null;

    public async Task<Verdict> PreBindAsync(CycleState state, PodInfo pod, string node, CancellationToken cancel)
    {
        if (Chosen(state, node) is not { } chosen) return Verdict.Success;
        if (await binder.BindAsync(pod, chosen.Node, chosen.Volumes, cancel) is { } wrong) return Verdict.Error(Name, wrong);

        // The caches show it now.
        assumptions.Remove(pod.Uid);
        return Verdict.Success;
    }

    private static (Node Node, NodeVolumes Volumes)? Chosen(CycleState state, string node) =>
        state.Find<VolumeBindingState>() is { } found && found.ByNode.TryGetValue(node, out var chosen) && !chosen.Volumes.IsEmpty ? chosen : null;
}
