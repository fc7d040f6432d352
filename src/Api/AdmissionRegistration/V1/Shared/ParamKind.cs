using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ParamKind", Atomic = true)]
public sealed partial record ParamKind
{
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    [Field("kind", 2)]
    public string Kind { get; init; } = "";
}
