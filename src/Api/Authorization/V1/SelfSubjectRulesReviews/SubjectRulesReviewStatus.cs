using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.SubjectRulesReviewStatus")]
public sealed partial record SubjectRulesReviewStatus
{
    [Field("resourceRules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ResourceRule> ResourceRules { get; init; }

    [Field("nonResourceRules", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<NonResourceRule> NonResourceRules { get; init; }

    [Field("incomplete", 3, Required = true, Always = true)]
    public bool Incomplete { get; init; }

    [Field("evaluationError", 4)]
    public string EvaluationError { get; init; } = "";
}
