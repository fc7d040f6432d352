namespace Keles.Api.Authorization.V1;

/// <summary>The descriptor of SelfSubjectAccessReview.</summary>
public static class SelfSubjectAccessReviewKind
{
    public static Kind<SelfSubjectAccessReview> Kind { get; } = new()
    {
        Group = "authorization.k8s.io",
        Version = "v1",
        Name = "SelfSubjectAccessReview",
        Plural = "selfsubjectaccessreviews",
        Singular = "selfsubjectaccessreview",
        Namespaced = false,
        Verbs = Verbs.Create,
    };
}
