using Keles.Machinery;

namespace Keles.Api.Certificates.V1;

/// <summary>
/// What creating and updating a certificate request may set. Who asks is filled in by the server from the request's identity;
/// decisions are made through the approval subresource alone, certificates and failures through the status.
/// </summary>
public static class CertificateSigningRequestWriteRules
{
    public const string Approved = "Approved";
    public const string Denied = "Denied";
    public const string Failed = "Failed";

    /// <summary>What the approval subresource may write.</summary>
    public static CertificateSigningRequest OnApproval(CertificateSigningRequest o, CertificateSigningRequest stored, DateTimeOffset now) => o with
    {
        Spec = stored.Spec,
        Status = stored.Status with { Conditions = Dated(Keep(o.Status.Conditions, stored.Status.Conditions, static type => type is not (Approved or Denied)), now) },
    };

    internal static CertificateSigningRequest OnStatusUpdate(CertificateSigningRequest o, CertificateSigningRequest stored) => o with
    {
        Spec = stored.Spec,
        Status = o.Status with { Conditions = Keep(o.Status.Conditions, stored.Status.Conditions, static type => type is Approved or Denied) },
    };

    /// <summary>The new conditions, with those of certain types exactly as they are stored.</summary>
    private static Items<CertificateSigningRequestCondition> Keep(Items<CertificateSigningRequestCondition> conditions, Items<CertificateSigningRequestCondition> stored, Func<string, bool> kept) =>
        [.. conditions.Where(c => !kept(c.Type) || stored.Any(s => s.Type == c.Type && s.Status == c.Status)), .. stored.Where(s => kept(s.Type) && !conditions.Any(c => c.Type == s.Type))];

    private static Items<CertificateSigningRequestCondition> Dated(Items<CertificateSigningRequestCondition> conditions, DateTimeOffset now) => conditions.Map(c => c with
    {
        LastUpdateTime = c.LastUpdateTime.IsZero ? Time.From(now) : c.LastUpdateTime,
        LastTransitionTime = c.LastTransitionTime.IsZero ? Time.From(now) : c.LastTransitionTime,
    });
}
