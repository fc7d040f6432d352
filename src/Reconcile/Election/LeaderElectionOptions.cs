using System.Globalization;
using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>How a component comes to lead, as flags and configuration files say it; upstream's defaults.</summary>
public sealed record LeaderElectionOptions
{
    private const string Leases = "leases";

    // Two attempts may lie this much further apart than the period says.
    private const double Jitter = 1.2;

    /// <summary>Without an election it acts at once: there must be no other.</summary>
    public bool LeaderElect { get; init; } = true;

    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Upstream knows leases alone, too.</summary>
    public string ResourceLock { get; init; } = Leases;

    public string ResourceNamespace { get; init; } = "kube-system";

    /// <summary>The lease's name; empty for the component's usual one.</summary>
    public string ResourceName { get; init; } = "";

    public ElectionOptions For(string usualName, string identity) => new(new(ResourceNamespace, ResourceName.Length > 0 ? ResourceName : usualName), identity)
    {
        LeaseDuration = LeaseDuration,
        RenewDeadline = RenewDeadline,
        RetryPeriod = RetryPeriod,
    };

    /// <summary>Notes what cannot be, in upstream's words.</summary>
    public void Check(FieldPath path, FieldErrors errors)
    {
        if (!LeaderElect) return;
        Positive(LeaseDuration, "leaseDuration");
        Positive(RenewDeadline, "renewDeadline");
        Positive(RetryPeriod, "retryPeriod");
        if (LeaseDuration <= RenewDeadline) errors.Invalid(path.Child("leaseDuration"), Seconds(LeaseDuration), "must be greater than `RenewDeadline`");
        if (RenewDeadline <= RetryPeriod * Jitter) errors.Invalid(path.Child("renewDeadline"), Seconds(RenewDeadline), "must be greater than retryPeriod*JitterFactor");
        if (ResourceLock != Leases) errors.Invalid(path.Child("resourceLock"), ResourceLock, "resourceLock value must be \"leases\"");

        void Positive(TimeSpan span, string name)
        {
            if (span <= TimeSpan.Zero) errors.Invalid(path.Child(name), Seconds(span), "must be greater than zero");
        }
    }

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds}s");
}
