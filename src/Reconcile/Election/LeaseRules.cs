using Keles.Api.Coordination.V1;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>What a candidate may do with a lease.</summary>
internal static class LeaseRules
{
    /// <summary>The lease as the candidate would write it now, or null while it is another's.</summary>
    /// <param name="unchangedFor">How long the candidate has seen the lease stay as it is: its own clock counts, not the holder's.</param>
    public static LeaseSpec? Claim(LeaseSpec? current, ElectionOptions options, TimeSpan unchangedFor, DateTimeOffset now)
    {
        var holder = current?.HolderIdentity ?? "";
        var mine = holder == options.Identity;
        if (!mine && holder.Length > 0 && unchangedFor < TimeSpan.FromSeconds(current!.LeaseDurationSeconds ?? 0)) return null;
        var moment = MicroTime.From(now);
        return new()
        {
            HolderIdentity = options.Identity,
            LeaseDurationSeconds = (int)options.LeaseDuration.TotalSeconds,
            AcquireTime = mine && current!.AcquireTime is { } since ? since : moment,
            RenewTime = moment,
            LeaseTransitions = (current?.LeaseTransitions ?? 0) + (current is null || mine ? 0 : 1),
        };
    }

    /// <summary>The lease given back, so that the next one need not wait.</summary>
    public static LeaseSpec Release(LeaseSpec current, DateTimeOffset now) => current with
    {
        HolderIdentity = "",
        LeaseDurationSeconds = 1,
        AcquireTime = MicroTime.From(now),
        RenewTime = MicroTime.From(now),
    };
}
