namespace Keles.Api.Certificates.V1;

/// <summary>The table of certificate requests.</summary>
internal static class CertificateSigningRequestColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        DefaultColumns.Age,
        Column.Of<CertificateSigningRequest>("SignerName", "string", static r => Cells.OrNone(r.Spec.SignerName), "Who is asked to sign."),
        Column.Of<CertificateSigningRequest>("Requestor", "string", static r => r.Spec.Username, "Who asks."),
        Column.Of<CertificateSigningRequest>("RequestedDuration", "string", static r => r.Spec.ExpirationSeconds is { } s ? Ages.Print(TimeSpan.FromSeconds(s)) : Cells.None, "How long the certificate shall hold."),
        Column.Of<CertificateSigningRequest>("Condition", "string", Condition, "Whether it is approved, and issued."),
    ];

    private static string Condition(CertificateSigningRequest request)
    {
        bool Has(string type) => request.Status.Conditions.Any(c => c.Type == type);
        var decision = Has("Denied") ? "Denied" : Has("Approved") ? "Approved" : "Pending";
        return decision + (Has("Failed") ? ",Failed" : "") + (request.Status.Certificate.Length > 0 ? ",Issued" : "");
    }
}
