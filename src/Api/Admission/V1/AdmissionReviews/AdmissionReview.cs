using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Admission.V1;

[ApiType("io.k8s.api.admission.v1.AdmissionReview", TypeMeta = true)]
public sealed partial record AdmissionReview
{
    [Field("request", 1)]
    public AdmissionRequest? Request { get; init; }

    [Field("response", 2)]
    public AdmissionResponse? Response { get; init; }
}
