using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>All pools of a cluster, and which of them a node can use. Immutable.</summary>
internal sealed class PoolIndex
{
    private static readonly IReadOnlyList<DevicePool> None = [];

    private readonly Dictionary<string, List<DevicePool>> onOneNode = new(StringComparer.Ordinal);
    private readonly List<DevicePool> elsewhere = [];

    public static PoolIndex Empty { get; } = new([]);

    public PoolIndex(IEnumerable<ResourceSlice> slices)
    {
        foreach (var group in slices.GroupBy(PoolId.Of).OrderBy(static g => g.Key)) Add(DevicePool.Of(group.Key, [.. group]));
    }

    /// <summary>The pools with devices for the node; those with conditions for binding come last.</summary>
    public IReadOnlyList<NodePool> For(Node node)
    {
        var found = new List<NodePool>();
        var own = onOneNode.TryGetValue(node.Metadata.Name, out var list) ? list : None;
        foreach (var pool in own.Concat(elsewhere).OrderBy(static p => p.Id))
        {
            PoolDevice[] devices = [.. pool.Devices.Where(d => d.CanBeUsedOn(node))];
            if (devices.Length > 0) found.Add(new(pool, devices));
        }

        return found.Exists(HasConditions) ? [.. found.OrderBy(HasConditions)] : found;
    }

    private static bool HasConditions(NodePool pool) => pool.Devices.Any(static d => !d.Device.BindingConditions.IsEmpty);

    /// <summary>A pool whose devices are all on one node need not be looked at for any other.</summary>
    private void Add(DevicePool pool)
    {
        if (pool.Devices.Count == 0) return;
        var node = pool.Devices[0].NodeName;
        if (node.Length == 0 || pool.Devices.Any(d => d.NodeName != node))
        {
            elsewhere.Add(pool);
            return;
        }

        if (!onOneNode.TryGetValue(node, out var list)) onOneNode[node] = list = [];
        list.Add(pool);
    }
}
