using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequest", TypeMeta = true)]
public sealed partial record CertificateSigningRequest
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public CertificateSigningRequestSpec Spec { get; init; } = CertificateSigningRequestSpec.Empty;

    [Field("status", 3)]
    public CertificateSigningRequestStatus Status { get; init; } = CertificateSigningRequestStatus.Empty;
}
