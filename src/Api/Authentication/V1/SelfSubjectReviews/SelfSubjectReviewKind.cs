namespace Keles.Api.Authentication.V1;

/// <summary>The descriptor of SelfSubjectReview.</summary>
public static class SelfSubjectReviewKind
{
    public static Kind<SelfSubjectReview> Kind { get; } = new()
    {
        Group = "authentication.k8s.io",
        Version = "v1",
        Name = "SelfSubjectReview",
        Plural = "selfsubjectreviews",
        Singular = "selfsubjectreview",
        Namespaced = false,
        Verbs = Verbs.Create,
    };
}
