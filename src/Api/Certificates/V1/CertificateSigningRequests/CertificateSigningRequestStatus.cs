using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestStatus")]
public sealed partial record CertificateSigningRequestStatus
{
    [Field("conditions", 1, List = ListType.Map, Keys = "type")]
    public Items<CertificateSigningRequestCondition> Conditions { get; init; }

    [Field("certificate", 2)]
    public Bytes Certificate { get; init; }
}
