using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicySpec")]
public sealed partial record ValidatingAdmissionPolicySpec
{
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    [Field("validations", 3, List = ListType.Atomic)]
    public Items<Validation> Validations { get; init; }

    [Field("failurePolicy", 4, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    [Field("auditAnnotations", 5, List = ListType.Atomic)]
    public Items<AuditAnnotation> AuditAnnotations { get; init; }

    [Field("matchConditions", 6, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }

    [Field("variables", 7, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<Variable> Variables { get; init; }
}
