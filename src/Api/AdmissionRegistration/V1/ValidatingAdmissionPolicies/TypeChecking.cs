using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.TypeChecking")]
public sealed partial record TypeChecking
{
    [Field("expressionWarnings", 1, List = ListType.Atomic)]
    public Items<ExpressionWarning> ExpressionWarnings { get; init; }
}
