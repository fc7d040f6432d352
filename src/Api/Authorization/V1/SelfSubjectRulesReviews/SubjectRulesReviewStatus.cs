using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>What may be done; for showing, not for deciding.</summary>
[ApiType("io.k8s.api.authorization.v1.SubjectRulesReviewStatus")]
public sealed partial record SubjectRulesReviewStatus
{
    /// <summary>With resources.</summary>
    [Field("resourceRules", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<ResourceRule> ResourceRules { get; init; }

    /// <summary>With paths.</summary>
    [Field("nonResourceRules", 2, Required = true, Always = true, List = ListType.Atomic)]
    public Items<NonResourceRule> NonResourceRules { get; init; }

    /// <summary>There may be more.</summary>
    [Field("incomplete", 3, Required = true, Always = true)]
    public bool Incomplete { get; init; }

    /// <summary>Why there may be more.</summary>
    [Field("evaluationError", 4)]
    public string EvaluationError { get; init; } = "";
}
