using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>Which devices are given away, wholly or in part, at one moment. Immutable once made.</summary>
internal sealed class AllocatedDevices
{
    private readonly HashSet<DeviceId> whole = [];
    private readonly Dictionary<DeviceId, OrderedMap<Quantity>> parts = [];

    public AllocatedDevices(IEnumerable<AllocationResult> allocations)
    {
        foreach (var allocation in allocations) foreach (var result in allocation.Devices.Results) Add(result);
    }

    public static AllocatedDevices None { get; } = new([]);

    /// <summary>Somebody has it alone.</summary>
    public bool IsTaken(DeviceId device) => whole.Contains(device);

    /// <summary>Somebody has it or a share of it.</summary>
    public bool IsInUse(DeviceId device) => whole.Contains(device) || parts.ContainsKey(device);

    /// <summary>What is taken of a device that is shared.</summary>
    public OrderedMap<Quantity> UsedOf(DeviceId device) => parts.GetValueOrDefault(device);

    private void Add(DeviceRequestAllocationResult result)
    {
        // Who only looks after a device takes nothing from anyone.
        if (result.AdminAccess == true) return;
        var id = new DeviceId(result.Driver, result.Pool, result.Device);
        if (result.ShareID is null) whole.Add(id);
        else parts[id] = Sum(parts.GetValueOrDefault(id), result.ConsumedCapacity);
    }

    internal static OrderedMap<Quantity> Sum(OrderedMap<Quantity> a, OrderedMap<Quantity> b)
    {
        foreach (var (name, amount) in b) a = a.With(name, a.TryGetValue(name, out var before) ? before + amount : amount);
        return a;
    }
}
