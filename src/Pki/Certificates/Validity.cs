namespace Keles.Pki;

/// <summary>From when until when a certificate holds.</summary>
public readonly record struct Validity(DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <summary>Clocks of nodes differ; a certificate must already hold where the time is a little behind.</summary>
    public static readonly TimeSpan Backdate = TimeSpan.FromMinutes(5);

    /// <summary>What the certificates of a control plane get.</summary>
    public static readonly TimeSpan OfAuthority = TimeSpan.FromDays(3650);

    public static readonly TimeSpan OfLeaf = TimeSpan.FromDays(365);

    public static Validity From(DateTimeOffset now, TimeSpan duration) => new(now - Backdate, now + duration);

    public bool Holds(DateTimeOffset now) => now >= NotBefore && now <= NotAfter;

    /// <summary>True in the last fifth of its life, and before and after it: time to make another.</summary>
    public bool IsDueForRenewal(DateTimeOffset now) => now < NotBefore || now >= NotBefore + ((NotAfter - NotBefore) * 0.8);
}
