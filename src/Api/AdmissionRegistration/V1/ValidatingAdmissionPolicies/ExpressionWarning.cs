using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>Something doubtful in an expression.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ExpressionWarning")]
public sealed partial record ExpressionWarning
{
    /// <summary>The field with the expression.</summary>
    [Field("fieldRef", 2, Required = true, Always = true)]
    public string FieldRef { get; init; } = "";

    /// <summary>What is doubtful.</summary>
    [Field("warning", 3, Required = true, Always = true)]
    public string Warning { get; init; } = "";
}
