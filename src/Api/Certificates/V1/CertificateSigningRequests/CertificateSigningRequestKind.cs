namespace Keles.Api.Certificates.V1;

/// <summary>The descriptor of CertificateSigningRequest.</summary>
public static class CertificateSigningRequestKind
{
    public static Kind<CertificateSigningRequest> Kind { get; } = new()
    {
        Group = "certificates.k8s.io",
        Version = "v1",
        Name = "CertificateSigningRequest",
        Plural = "certificatesigningrequests",
        Singular = "certificatesigningrequest",
        Namespaced = false,
        ShortNames = ["csr"],
        Subresources =
        [
            new("approval", "CertificateSigningRequest", Verbs.GetPatchUpdate),
            new("status", "CertificateSigningRequest", Verbs.GetPatchUpdate),
        ],
        StoragePrefix = "certificatesigningrequests",
        NameRule = ObjectNameRule.Any,
        Columns = CertificateSigningRequestColumns.All,
        FieldLabels = new Dictionary<string, Func<CertificateSigningRequest, string>>(StringComparer.Ordinal)
        {
            ["spec.signerName"] = static o => o.Spec.SignerName,
        },
        CreateRule = static o => o with { Status = CertificateSigningRequestStatus.Empty },
        UpdateRule = static (o, stored) => o with { Spec = stored.Spec, Status = stored.Status },
        StatusUpdateRule = CertificateSigningRequestWriteRules.OnStatusUpdate,
        TimeRule = CertificateSigningRequestWriteRules.OnTimes,
        Validation = CertificateSigningRequestValidation.OnCreate,
        UpdateValidation = CertificateSigningRequestValidation.OnUpdate,
        StatusUpdateValidation = CertificateSigningRequestValidation.OnStatusUpdate,
    };
}
