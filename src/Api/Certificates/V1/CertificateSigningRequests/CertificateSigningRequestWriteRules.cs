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

    /// <summary>What the approval subresource may write: all conditions, and nothing else.</summary>
    public static CertificateSigningRequest OnApproval(CertificateSigningRequest o, CertificateSigningRequest stored, Time now) => o with
    {
        Spec = stored.Spec,
        Status = stored.Status with { Conditions = Dated(o.Status.Conditions, stored.Status.Conditions, now) },
    };

    internal static CertificateSigningRequest OnStatusUpdate(CertificateSigningRequest o, CertificateSigningRequest stored) => o with
    {
        Spec = stored.Spec,
        Status = o.Status with { Conditions = Kept(Kept(o.Status.Conditions, stored.Status.Conditions, Approved), stored.Status.Conditions, Denied) },
    };

    internal static CertificateSigningRequest OnTimes(CertificateSigningRequest o, CertificateSigningRequest stored, Time now) =>
        o with { Status = o.Status with { Conditions = Dated(o.Status.Conditions, stored.Status.Conditions, now) } };

    /// <summary>The conditions of one type as they are stored. Where one was added or taken away they stay, and validation refuses them.</summary>
    private static Items<CertificateSigningRequestCondition> Kept(Items<CertificateSigningRequestCondition> conditions, Items<CertificateSigningRequestCondition> stored, string type)
    {
        var before = new Queue<CertificateSigningRequestCondition>(stored.Where(c => c.Type == type));
        return conditions.Count(c => c.Type == type) == before.Count ? conditions.Map(c => c.Type == type ? before.Dequeue() : c) : conditions;
    }

    private static Items<CertificateSigningRequestCondition> Dated(Items<CertificateSigningRequestCondition> conditions, Items<CertificateSigningRequestCondition> stored, Time now) => conditions.Map(c => c with
    {
        LastUpdateTime = c.LastUpdateTime.IsZero ? now : c.LastUpdateTime,
        LastTransitionTime = !c.LastTransitionTime.IsZero ? c.LastTransitionTime
            : stored.Find(s => s.Type == c.Type && s.Status == c.Status && !s.LastTransitionTime.IsZero)?.LastTransitionTime ?? now,
    });
}
