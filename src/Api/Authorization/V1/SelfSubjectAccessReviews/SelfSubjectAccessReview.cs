using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.SelfSubjectAccessReview", TypeMeta = true)]
public sealed partial record SelfSubjectAccessReview
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Always = true)]
    public SelfSubjectAccessReviewSpec Spec { get; init; } = SelfSubjectAccessReviewSpec.Empty;

    [Field("status", 3)]
    public SubjectAccessReviewStatus Status { get; init; } = SubjectAccessReviewStatus.Empty;
}
