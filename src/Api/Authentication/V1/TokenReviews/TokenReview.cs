using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.TokenReview", TypeMeta = true)]
public sealed partial record TokenReview
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public TokenReviewSpec Spec { get; init; } = TokenReviewSpec.Empty;

    [Field("status", 3)]
    public TokenReviewStatus Status { get; init; } = TokenReviewStatus.Empty;
}
