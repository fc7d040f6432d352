namespace Keles.Api.Authorization.V1;

/// <summary>The descriptor of LocalSubjectAccessReview.</summary>
public static class LocalSubjectAccessReviewKind
{
    public static Kind<LocalSubjectAccessReview> Kind { get; } = new()
    {
        Group = "authorization.k8s.io",
        Version = "v1",
        Name = "LocalSubjectAccessReview",
        Plural = "localsubjectaccessreviews",
        Singular = "localsubjectaccessreview",
        Namespaced = true,
        Verbs = Verbs.Create,
    };
}
