namespace Keles.Scheduler;

/// <summary>What of a pool can be used on one node.</summary>
internal sealed record NodePool(DevicePool Pool, IReadOnlyList<PoolDevice> Devices)
{
    public bool IsInvalid { get; } = Pool.Invalid.Length > 0 || (Pool.HasTwins && Devices.Select(static d => d.Id.Name).Distinct(StringComparer.Ordinal).Count() < Devices.Count);

    public bool IsUsable => Pool.IsComplete && !IsInvalid;
}
