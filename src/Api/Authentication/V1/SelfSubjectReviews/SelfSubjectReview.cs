using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authentication.V1;

[ApiType("io.k8s.api.authentication.v1.SelfSubjectReview", TypeMeta = true)]
public sealed partial record SelfSubjectReview
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("status", 2)]
    public SelfSubjectReviewStatus Status { get; init; } = SelfSubjectReviewStatus.Empty;
}
