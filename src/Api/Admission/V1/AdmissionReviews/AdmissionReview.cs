using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

/// <summary>A question to a webhook, and its answer.</summary>
[ApiType("io.k8s.api.admission.v1.AdmissionReview", TypeMeta = true)]
public sealed partial record AdmissionReview
{
    /// <summary>The question.</summary>
    [Field("request", 1)]
    public AdmissionRequest? Request { get; init; }

    /// <summary>The answer.</summary>
    [Field("response", 2)]
    public AdmissionResponse? Response { get; init; }
}
