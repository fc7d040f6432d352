using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What a policy demands.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicySpec")]
public sealed partial record ValidatingAdmissionPolicySpec
{
    /// <summary>The kind of its parameters.</summary>
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    /// <summary>Which requests.</summary>
    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>The conditions.</summary>
    [Field("validations", 3, List = ListType.Atomic)]
    public Items<Validation> Validations { get; init; }

    /// <summary>What happens when an expression fails: Fail refuses the request, Ignore goes on.</summary>
    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>Texts for the audit log.</summary>
    [Field("auditAnnotations", 5, List = ListType.Atomic)]
    public Items<AuditAnnotation> AuditAnnotations { get; init; }

    /// <summary>Further conditions on requests.</summary>
    [Field("matchConditions", 6, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }

    /// <summary>Expressions with a name that the others can use.</summary>
    [Field("variables", 7, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Variable> Variables { get; init; }
}
