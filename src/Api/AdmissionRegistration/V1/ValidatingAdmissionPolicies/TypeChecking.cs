using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What a check of the expressions found.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.TypeChecking")]
public sealed partial record TypeChecking
{
    /// <summary>What is doubtful.</summary>
    [Field("expressionWarnings", 1, List = ListType.Atomic)]
    public Items<ExpressionWarning> ExpressionWarnings { get; init; }
}
