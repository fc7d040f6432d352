using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.Validation")]
public sealed partial record Validation
{
    [Field("expression", 1, Required = true, Always = true)]
    public string Expression { get; init; } = "";

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("reason", 3)]
    public string? Reason { get; init; }

    [Field("messageExpression", 4)]
    public string MessageExpression { get; init; } = "";
}
