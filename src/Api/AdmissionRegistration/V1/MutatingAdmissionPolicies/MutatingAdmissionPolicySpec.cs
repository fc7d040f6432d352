using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

[ApiType("io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicySpec")]
public sealed partial record MutatingAdmissionPolicySpec
{
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    [Field("variables", 3, List = ListType.Atomic)]
    public Items<Variable> Variables { get; init; }

    [Field("mutations", 4, List = ListType.Atomic)]
    public Items<Mutation> Mutations { get; init; }

    [Field("failurePolicy", 5, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    [Field("matchConditions", 6, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }

    [Field("reinvocationPolicy", 7, Enum = "IfNeeded|Never")]
    public string ReinvocationPolicy { get; init; } = "";
}
