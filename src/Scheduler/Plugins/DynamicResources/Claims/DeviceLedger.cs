using Keles.Api.Resource.V1;
using Keles.Reconcile;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>Which devices are given away: those that the API shows, and those that this scheduler has chosen and the API does not show yet.</summary>
/// <remarks>
/// Safe from any thread; <c>gate</c> protects everything. Example: gpu-0 is chosen for claim a and is taken from that moment; the claim is written
/// with version 17; the cache shows a at 17 or later, and from then on only what it shows counts. A write that is refused takes the note back.
/// </remarks>
internal sealed class DeviceLedger
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (ulong Version, AllocationResult? Allocation)> shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Chosen> chosen = new(StringComparer.Ordinal);
    private AllocatedDevices? now;

    private sealed record Chosen(AllocationResult Allocation, ulong Written = ulong.MaxValue);

    /// <summary>All devices that are given away at this moment.</summary>
    public AllocatedDevices Allocated
    {
        get
        {
            lock (gate) return now ??= new(shown.Values.Select(static s => s.Allocation).OfType<AllocationResult>().Concat(chosen.Values.Select(static c => c.Allocation)));
        }
    }

    /// <summary>What the cache shows of a claim; null after a deletion.</summary>
    public void Show(string uid, ResourceClaim? claim)
    {
        lock (gate)
        {
            var before = shown.GetValueOrDefault(uid).Allocation;
            if (claim is null) shown.Remove(uid);
            else shown[uid] = (ResourceVersions.Parse(claim.Metadata.ResourceVersion), claim.Status.Allocation);
            if (Settle(uid, gone: claim is null) || !ReferenceEquals(before, claim?.Status.Allocation)) now = null;
        }
    }

    /// <summary>Devices were chosen for the claim; false when they have been before, and that is not settled yet.</summary>
    public bool TryChoose(string uid, AllocationResult allocation)
    {
        lock (gate)
        {
            if (!chosen.TryAdd(uid, new(allocation))) return false;
            now = null;
            return true;
        }
    }

    /// <summary>The choice was written, or is void because the claim has another.</summary>
    /// <param name="version">From which on the cache shows what came of it.</param>
    public void Wrote(string uid, AllocationResult allocation, string version)
    {
        lock (gate)
        {
            if (Find(uid, allocation) is not { } choice) return;
            chosen[uid] = choice with { Written = ResourceVersions.Parse(version) };
            if (Settle(uid, gone: false)) now = null;
        }
    }

    /// <summary>The claim of a choice has come to be.</summary>
    public void Rename(string before, string uid)
    {
        lock (gate) if (chosen.Remove(before, out var choice)) chosen[uid] = choice;
    }

    /// <summary>The choice was surely not written; one that was stays until the cache shows it.</summary>
    public void TakeBack(string uid, AllocationResult allocation)
    {
        lock (gate)
        {
            if (Find(uid, allocation) is not { Written: ulong.MaxValue }) return;
            chosen.Remove(uid);
            now = null;
        }
    }

    /// <summary>Devices were chosen for the claim, and the cache does not show it yet.</summary>
    public bool IsUnderWay(string uid)
    {
        lock (gate) return chosen.ContainsKey(uid);
    }

    /// <summary>This very choice: by now there may be another.</summary>
    private Chosen? Find(string uid, AllocationResult allocation) => chosen.TryGetValue(uid, out var choice) && ReferenceEquals(choice.Allocation, allocation) ? choice : null;

    /// <summary>The cache shows the choice, or something later: then that counts.</summary>
    private bool Settle(string uid, bool gone)
    {
        if (!chosen.TryGetValue(uid, out var choice)) return false;
        var seen = shown.TryGetValue(uid, out var now) && (now.Allocation is not null || now.Version >= choice.Written);
        return (gone || seen) && chosen.Remove(uid);
    }
}
