namespace Keles.Scheduler;

/// <summary>The amounts that devices of a pool share, and what is left of them.</summary>
internal sealed class CounterLedger(AllocatedDevices allocated)
{
    private readonly Dictionary<DevicePool, Dictionary<(string Set, string Counter), Quantity>> left = [];

    /// <summary>Takes what the device needs; false, and nothing taken, when there is not so much.</summary>
    public bool TryTake(PoolDevice device)
    {
        if (device.Device.ConsumesCounters.IsEmpty) return true;
        var amounts = Of(device.Pool);
        foreach (var (set, counter, amount) in Needs(device)) if (amounts[(set, counter)] < amount) return false;
        Change(amounts, device, give: false);
        return true;
    }

    public void GiveBack(PoolDevice device)
    {
        if (!device.Device.ConsumesCounters.IsEmpty) Change(Of(device.Pool), device, give: true);
    }

    private Dictionary<(string Set, string Counter), Quantity> Of(DevicePool pool)
    {
        if (left.TryGetValue(pool, out var amounts)) return amounts;
        left[pool] = amounts = [];
        foreach (var (name, set) in pool.Counters) foreach (var (counter, amount) in set.Counters) amounts[(name, counter)] = amount.Value;
        foreach (var device in pool.Devices) if (!device.Device.ConsumesCounters.IsEmpty && allocated.IsInUse(device.Id)) Change(amounts, device, give: false);
        return amounts;
    }

    /// <summary>The sums of what a device takes; it may name a counter twice.</summary>
    private static IEnumerable<(string Set, string Counter, Quantity Amount)> Needs(PoolDevice device)
    {
        var needs = new Dictionary<(string, string), Quantity>();
        foreach (var consumption in device.Device.ConsumesCounters.ToArray())
        {
            foreach (var (counter, amount) in consumption.Counters) needs[(consumption.CounterSet, counter)] = needs.TryGetValue((consumption.CounterSet, counter), out var before) ? before + amount.Value : amount.Value;
        }

        return needs.Select(static n => (n.Key.Item1, n.Key.Item2, n.Value));
    }

    private static void Change(Dictionary<(string Set, string Counter), Quantity> amounts, PoolDevice device, bool give)
    {
        foreach (var (set, counter, amount) in Needs(device)) amounts[(set, counter)] = give ? amounts[(set, counter)] + amount : amounts[(set, counter)] - amount;
    }
}
