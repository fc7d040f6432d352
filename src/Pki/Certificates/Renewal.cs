namespace Keles.Pki;

/// <summary>Says whether a certificate kept in a file still serves, so that a start renews exactly what must be renewed.</summary>
public static class Renewal
{
    /// <summary>Null when <paramref name="kept"/> serves on; otherwise the reason to issue another, fit for a log line.</summary>
    public static string? Reason(IssuedCertificate kept, CertificateAuthority authority, SubjectNames names, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(authority);
        using var certificate = kept.ToCertificate();
        var trust = TrustBundle.Parse(authority.CertificatePem, "the authority");
        if (certificate.Lifetime().IsDueForRenewal(now))
        {
            return $"it ends at {certificate.Lifetime().NotAfter:u}";
        }

        if (!SubjectNames.In(certificate).Covers(names))
        {
            return "it lacks a name that is now served";
        }

        // A certificate for both sides passes as either; what is checked here is the signature and the issuer.
        return trust.RefuseClient(certificate, now) is { } asClient && trust.RefuseServer(certificate, now) is not null ? asClient : null;
    }
}
