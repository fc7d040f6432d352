using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestCondition")]
public sealed partial record CertificateSigningRequestCondition
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    [Field("message", 3)]
    public string Message { get; init; } = "";

    [Field("lastUpdateTime", 4)]
    public Time LastUpdateTime { get; init; }

    [Field("lastTransitionTime", 5)]
    public Time LastTransitionTime { get; init; }

    [Field("status", 6, Required = true, Always = true)]
    public string Status { get; init; } = "";
}
