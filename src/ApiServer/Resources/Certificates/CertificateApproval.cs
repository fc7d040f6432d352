using Keles.Api.Certificates.V1;

namespace Keles.ApiServer;

/// <summary>Decides on a request for a certificate.</summary>
internal static class CertificateApproval
{
    public static Transition Transition(TimeProvider time) => new(
        (value, stored) => CertificateSigningRequestWriteRules.OnApproval((CertificateSigningRequest)value, (CertificateSigningRequest)stored, time.GetUtcNow()),
        static (value, stored, errors) => CertificateSigningRequestKind.Kind.ValidateUpdate(value, stored, errors));
}
