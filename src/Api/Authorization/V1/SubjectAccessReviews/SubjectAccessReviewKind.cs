namespace Keles.Api.Authorization.V1;

/// <summary>The descriptor of SubjectAccessReview.</summary>
public static class SubjectAccessReviewKind
{
    public static Kind<SubjectAccessReview> Kind { get; } = new()
    {
        Group = "authorization.k8s.io",
        Version = "v1",
        Name = "SubjectAccessReview",
        Plural = "subjectaccessreviews",
        Singular = "subjectaccessreview",
        Namespaced = false,
        Verbs = Verbs.Create,
    };
}
