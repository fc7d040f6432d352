using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>Asks for all that oneself may do in a namespace.</summary>
[ApiType("io.k8s.api.authorization.v1.SelfSubjectRulesReview", TypeMeta = true)]
public sealed partial record SelfSubjectRulesReview
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public SelfSubjectRulesReviewSpec Spec { get; init; } = SelfSubjectRulesReviewSpec.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 3)]
    public SubjectRulesReviewStatus Status { get; init; } = SubjectRulesReviewStatus.Empty;
}
