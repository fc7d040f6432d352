using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

/// <summary>Asks who oneself is.</summary>
[ApiType("io.k8s.api.authentication.v1.SelfSubjectReview", TypeMeta = true)]
public sealed partial record SelfSubjectReview
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is so at present; written by the system.</summary>
    [Field("status", 2)]
    public SelfSubjectReviewStatus Status { get; init; } = SelfSubjectReviewStatus.Empty;
}
