using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.AuditAnnotation")]
public sealed partial record AuditAnnotation
{
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("valueExpression", 2, Required = true, Always = true)]
    public string ValueExpression { get; init; } = "";
}
