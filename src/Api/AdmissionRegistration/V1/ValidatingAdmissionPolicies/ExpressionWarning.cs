using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ExpressionWarning")]
public sealed partial record ExpressionWarning
{
    [Field("fieldRef", 2, Required = true, Always = true)]
    public string FieldRef { get; init; } = "";

    [Field("warning", 3, Required = true, Always = true)]
    public string Warning { get; init; } = "";
}
