using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Which lease to hold, as whom, and upstream's timing.</summary>
/// <param name="Identity">Stable where only one process can have it: then a restarted process takes its own lease up at once.</param>
public sealed record ElectionOptions(ObjectKey Lease, string Identity)
{
    /// <summary>A lease not renewed for this long may be taken by others.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A leader that could not renew for this long stops leading.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two attempts.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}
