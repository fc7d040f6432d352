namespace Keles.Api.Authorization.V1;

/// <summary>The descriptor of SelfSubjectRulesReview.</summary>
public static class SelfSubjectRulesReviewKind
{
    public static Kind<SelfSubjectRulesReview> Kind { get; } = new()
    {
        Group = "authorization.k8s.io",
        Version = "v1",
        Name = "SelfSubjectRulesReview",
        Plural = "selfsubjectrulesreviews",
        Singular = "selfsubjectrulesreview",
        Namespaced = false,
        Verbs = Verbs.Create,
    };
}
