using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

/// <summary>What became of a request.</summary>
[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestStatus")]
public sealed partial record CertificateSigningRequestStatus
{
    /// <summary>The decisions.</summary>
    [Field("conditions", 1, List = ListType.Map, Keys = "type")]
    public Items<CertificateSigningRequestCondition> Conditions { get; init; }

    /// <summary>The certificate with its chain, in PEM.</summary>
    [Field("certificate", 2)]
    public Bytes Certificate { get; init; }
}
