using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What a policy changes.</summary>
[ApiType("io.k8s.api.admissionregistration.v1.MutatingAdmissionPolicySpec")]
public sealed partial record MutatingAdmissionPolicySpec
{
    /// <summary>The kind of its parameters.</summary>
    [Field("paramKind", 1)]
    public ParamKind? ParamKind { get; init; }

    /// <summary>Which requests.</summary>
    [Field("matchConstraints", 2)]
    public MatchResources? MatchConstraints { get; init; }

    /// <summary>Expressions with a name that the others can use.</summary>
    [Field("variables", 3, List = ListType.Atomic)]
    public Items<Variable> Variables { get; init; }

    /// <summary>The changes, in order.</summary>
    [Field("mutations", 4, List = ListType.Atomic)]
    public Items<Mutation> Mutations { get; init; }

    /// <summary>What happens when an expression fails: Fail refuses the request, Ignore goes on.</summary>
    [Field("failurePolicy", 5, Enum = "Fail|Ignore")]
    public string? FailurePolicy { get; init; }

    /// <summary>Further conditions on requests.</summary>
    [Field("matchConditions", 6, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<MatchCondition> MatchConditions { get; init; }

    /// <summary>Whether it is asked again when others changed the object: Never or IfNeeded.</summary>
    [Field("reinvocationPolicy", 7, Enum = "IfNeeded|Never")]
    public string ReinvocationPolicy { get; init; } = "";
}
