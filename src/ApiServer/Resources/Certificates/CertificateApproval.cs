using Keles.Api.Certificates.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Decides on a request for a certificate.</summary>
internal static class CertificateApproval
{
    public static Transition Transition(TimeProvider time) => new(
        (value, stored) => CertificateSigningRequestWriteRules.OnApproval((CertificateSigningRequest)value, (CertificateSigningRequest)stored, Time.From(time.GetUtcNow())),
        static (value, stored, errors) => CertificateSigningRequestValidation.OnApproval((CertificateSigningRequest)value, (CertificateSigningRequest)stored, errors));
}
