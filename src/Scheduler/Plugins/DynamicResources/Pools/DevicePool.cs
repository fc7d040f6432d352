using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>A pool as its newest slices describe it.</summary>
internal sealed class DevicePool
{
    private DevicePool(PoolId id) => Id = id;

    public PoolId Id { get; }

    /// <summary>All its devices, those without conditions for binding first: they are the simpler ones.</summary>
    public IReadOnlyList<PoolDevice> Devices { get; private set; } = [];

    /// <summary>Every slice the driver speaks of is there.</summary>
    public bool IsComplete { get; private init; }

    /// <summary>What is wrong with it as a whole; empty for nothing.</summary>
    public string Invalid { get; private set; } = "";

    /// <summary>Two devices have one name; on a node that sees both the pool is of no use.</summary>
    public bool HasTwins { get; private set; }

    public IReadOnlyDictionary<string, CounterSet> Counters { get; private set; } = new Dictionary<string, CounterSet>();

    /// <param name="slices">All slices of the pool, of any generation, and at least one.</param>
    public static DevicePool Of(PoolId id, IReadOnlyList<ResourceSlice> slices)
    {
        var newest = slices.Max(static s => s.Spec.Pool.Generation);
        ResourceSlice[] current = [.. slices.Where(s => s.Spec.Pool.Generation == newest).OrderBy(static s => s.Metadata.Name, StringComparer.Ordinal)];
        var pool = new DevicePool(id) { IsComplete = current.Length == current[0].Spec.Pool.ResourceSliceCount };
        if (pool.IsComplete) pool.Fill(current);

        // What is missing may say otherwise, so nothing is taken from it; only where its devices are is of interest.
        else pool.Devices = DevicesOf(pool, current);
        return pool;
    }

    private static PoolDevice[] DevicesOf(DevicePool pool, ResourceSlice[] slices) =>
        [.. slices.OrderBy(static s => s.Spec.Devices.Any(static d => !d.BindingConditions.IsEmpty)).SelectMany(s => s.Spec.Devices.Select(d => new PoolDevice(pool, s, d)))];

    private void Fill(ResourceSlice[] slices)
    {
        Devices = DevicesOf(this, slices);
        HasTwins = Devices.Select(static d => d.Id.Name).Distinct(StringComparer.Ordinal).Count() < Devices.Count;
        var counters = new Dictionary<string, CounterSet>(StringComparer.Ordinal);
        foreach (var slice in slices)
        {
            foreach (var set in slice.Spec.SharedCounters) if (!counters.TryAdd(set.Name, set)) Invalid = $"duplicate counter set name {set.Name}";
        }

        Counters = counters;
        foreach (var device in Devices) if (Invalid.Length == 0) Invalid = UnknownCounter(device.Device);
    }

    private string UnknownCounter(Device device)
    {
        foreach (var consumption in device.ConsumesCounters)
        {
            if (!Counters.TryGetValue(consumption.CounterSet, out var set)) return $"counter set {consumption.CounterSet} not found";
            foreach (var (name, _) in consumption.Counters) if (!set.Counters.ContainsKey(name)) return $"counter {name} not found in counter set {set.Name}";
        }

        return "";
    }
}
