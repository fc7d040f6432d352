using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Certificates.V1;

/// <summary>A decision about a request.</summary>
[ApiType("io.k8s.api.certificates.v1.CertificateSigningRequestCondition")]
public sealed partial record CertificateSigningRequestCondition
{
    /// <summary>Approved, Denied or Failed.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>Why it last changed, as one word for programs.</summary>
    [Field("reason", 2)]
    public string Reason { get; init; } = "";

    /// <summary>Why it last changed, as a sentence for people.</summary>
    [Field("message", 3)]
    public string Message { get; init; } = "";

    /// <summary>When it was last written.</summary>
    [Field("lastUpdateTime", 4)]
    public Time LastUpdateTime { get; init; }

    /// <summary>When the status last changed.</summary>
    [Field("lastTransitionTime", 5)]
    public Time LastTransitionTime { get; init; }

    /// <summary>True, False or Unknown.</summary>
    [Field("status", 6, Required = true, Always = true)]
    public string Status { get; init; } = "";
}
