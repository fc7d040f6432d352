using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Keles.Machinery;

namespace Keles.Api.Certificates.V1;

/// <summary>What holds for a request for a certificate.</summary>
public static class CertificateSigningRequestValidation
{
    private const int ShortestSeconds = 600;
    private const string RequestBlock = "CERTIFICATE REQUEST";
    private const string LegacySigner = "kubernetes.io/legacy-unknown";

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Conditions = FieldPath.Root("status", "conditions");

    private static readonly string[] Usages =
    [
        "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only", "digital signature",
        "email protection", "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment", "microsoft sgc",
        "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping",
    ];

    internal static void OnCreate(CertificateSigningRequest o, FieldErrors errors)
    {
        Request(o.Spec.Request, Spec.Child("request"), errors);
        var usages = o.Spec.Usages;
        if (usages.IsEmpty) errors.Required(Spec.Child("usages"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < usages.Count; i++)
        {
            errors.RequireOneOf(Spec.Child("usages").Index(i), usages[i], Usages);
            if (!seen.Add(usages[i])) errors.Duplicate(Spec.Child("usages").Index(i), usages[i]);
        }

        var signer = Spec.Child("signerName");
        if (o.Spec.SignerName == LegacySigner) errors.Invalid(signer, o.Spec.SignerName, "the legacy signerName is not allowed via this API version");
        else SignerNames.Check(o.Spec.SignerName, signer, errors);
        if (o.Spec.ExpirationSeconds < ShortestSeconds) errors.Invalid(Spec.Child("expirationSeconds"), o.Spec.ExpirationSeconds, "may not specify a duration less than 600 seconds (10 minutes)");
    }

    /// <summary>Of the approval, which alone decides.</summary>
    public static void OnApproval(CertificateSigningRequest o, CertificateSigningRequest stored, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(o);
        ArgumentNullException.ThrowIfNull(stored);
        ObjectMetaValidation.OnUpdate(o.Metadata, stored.Metadata, FieldPath.Root("metadata"), errors);
        Decisions(o, stored, errors);
    }

    /// <summary>Of all: decisions stay, and there is but one.</summary>
    private static void Decisions(CertificateSigningRequest o, CertificateSigningRequest stored, FieldErrors errors)
    {
        var conditions = o.Status.Conditions;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++) Condition(conditions[i], seen, Conditions.Index(i), errors);
        if (seen.Contains("Approved") && seen.Contains("Denied")) errors.Invalid(Conditions, "Denied", "Approved and Denied conditions are mutually exclusive");
        foreach (var type in (string[])["Approved", "Denied", "Failed"])
        {
            if (stored.Status.Conditions.Any(c => c.Type == type) && !seen.Contains(type)) errors.Forbidden(Conditions, $"updates may not remove a condition of type \"{type}\"");
        }
    }

    /// <summary>Of all but the approval: decisions are not made here.</summary>
    internal static void OnUpdate(CertificateSigningRequest o, CertificateSigningRequest stored, FieldErrors errors)
    {
        Decisions(o, stored, errors);
        foreach (var type in (string[])["Approved", "Denied"])
        {
            if (o.Status.Conditions.Count(c => c.Type == type) > stored.Status.Conditions.Count(c => c.Type == type))
                errors.Forbidden(Conditions, $"updates may not add a condition of type \"{type}\"");
        }
    }

    internal static void OnStatusUpdate(CertificateSigningRequest o, CertificateSigningRequest stored, FieldErrors errors)
    {
        OnUpdate(o, stored, errors);
        var path = FieldPath.Root("status", "certificate");
        if (stored.Status.Certificate.Length > 0 && o.Status.Certificate != stored.Status.Certificate) errors.Forbidden(path, "updates may not modify existing certificate content");
        else if (o.Status.Certificate.Length > 0 && o.Status.Certificate != stored.Status.Certificate) Certificate(o.Status.Certificate, path, errors);
    }

    private static void Condition(CertificateSigningRequestCondition condition, HashSet<string> seen, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("type"), condition.Type) && !seen.Add(condition.Type)) errors.Duplicate(path.Child("type"), condition.Type);
        if (!errors.RequireText(path.Child("status"), condition.Status)) return;
        if (condition.Type is "Approved" or "Denied" or "Failed") errors.RequireOneOf(path.Child("status"), condition.Status, "True");
        else errors.RequireOneOf(path.Child("status"), condition.Status, "False", "True", "Unknown");
    }

    private static void Request(Bytes request, FieldPath path, FieldErrors errors)
    {
        if (Block(request) != RequestBlock)
        {
            errors.Invalid(path, request.ToString(), "PEM block type must be CERTIFICATE REQUEST");
            return;
        }

        try
        {
            CertificateRequest.LoadSigningRequestPem(Encoding.UTF8.GetString(request.Span), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            errors.Invalid(path, request.ToString(), e.Message);
        }
    }

    private static void Certificate(Bytes certificate, FieldPath path, FieldErrors errors)
    {
        if (Block(certificate) == "CERTIFICATE") return;
        errors.Invalid(path, "<certificate data>", "must contain at least one CERTIFICATE PEM block");
    }

    private static string? Block(Bytes pem)
    {
        var text = Encoding.UTF8.GetString(pem.Span);
        return PemEncoding.TryFind(text, out var found) ? text[found.Label] : null;
    }
}
