namespace Keles.Scheduler;

/// <summary>What a search has taken so far, on top of what was given away before.</summary>
internal sealed class TakenDevices(AllocatedDevices allocated)
{
    private readonly Dictionary<DeviceId, List<int>> whole = [];
    private readonly Dictionary<DeviceId, (int Count, OrderedMap<Quantity> Sum)> shares = [];
    private readonly CounterLedger counters = new(allocated);

    /// <summary>Whether the device is free for the request, as far as can be told at once.</summary>
    public bool IsFree(int claim, RequestPlan request, PoolDevice device)
    {
        var takenHere = whole.TryGetValue(device.Id, out var claims) && claims.Count > 0;

        // Who looks after devices has no need of one twice in a claim; others' claims are nothing to him.
        if (request.IsAdmin) return !takenHere || !claims!.Contains(claim);
        return !takenHere && !(device.IsShared ? allocated.IsTaken(device.Id) : allocated.IsInUse(device.Id));
    }

    /// <summary>Whether there is so much of the device's capacity left as the request takes.</summary>
    public bool HasCapacity(RequestPlan request, PoolDevice device)
    {
        var others = request.IsAdmin || !device.IsShared ? default : AllocatedDevices.Sum(allocated.UsedOf(device.Id), shares.GetValueOrDefault(device.Id).Sum);
        return CapacityRules.Fits(request.Capacity, device.Device, others);
    }

    /// <summary>Takes the device, unless the amounts that it draws on are used up.</summary>
    public DevicePick? TryTake(int claim, RequestPlan request, PoolDevice device)
    {
        if (!request.IsAdmin && !IsDrawn(device) && !counters.TryTake(device)) return null;
        if (!device.IsShared)
        {
            if (!whole.TryGetValue(device.Id, out var claims)) whole[device.Id] = claims = [];
            claims.Add(claim);
            return new(request, device, default);
        }

        var consumed = CapacityRules.Taken(request.Capacity, device.Device);
        if (!request.IsAdmin)
        {
            var (count, sum) = shares.GetValueOrDefault(device.Id);
            shares[device.Id] = (count + 1, AllocatedDevices.Sum(sum, consumed));
        }

        return new(request, device, consumed);
    }

    /// <summary>Takes back what was taken last.</summary>
    public void GiveBack(int claim, DevicePick pick)
    {
        var device = pick.Device;
        if (!device.IsShared) whole[device.Id].Remove(claim);
        if (pick.Request.IsAdmin) return;
        if (device.IsShared) GiveBackShare(device, pick.Consumed);
        if (!IsDrawn(device)) counters.GiveBack(device);
    }

    /// <summary>What a shared device draws on is drawn once, for its first share.</summary>
    private bool IsDrawn(PoolDevice device) => device.IsShared && (allocated.IsInUse(device.Id) || shares.ContainsKey(device.Id));

    private void GiveBackShare(PoolDevice device, OrderedMap<Quantity> consumed)
    {
        var (count, sum) = shares[device.Id];
        if (count == 1)
        {
            shares.Remove(device.Id);
            return;
        }

        foreach (var (name, amount) in consumed) sum = sum.With(name, sum[name] - amount);
        shares[device.Id] = (count - 1, sum);
    }
}
