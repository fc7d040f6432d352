namespace Keles.Api.Authentication.V1;

/// <summary>The descriptor of TokenReview.</summary>
public static class TokenReviewKind
{
    public static Kind<TokenReview> Kind { get; } = new()
    {
        Group = "authentication.k8s.io",
        Version = "v1",
        Name = "TokenReview",
        Plural = "tokenreviews",
        Singular = "tokenreview",
        Namespaced = false,
        Verbs = Verbs.Create,
    };
}
