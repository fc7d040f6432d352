namespace Keles.Api.Authentication.V1;

/// <summary>The descriptor of TokenRequest.</summary>
public static class TokenRequestKind
{
    public static Kind<TokenRequest> Kind { get; } = new()
    {
        Group = "authentication.k8s.io",
        Version = "v1",
        Name = "TokenRequest",
        Plural = "tokenrequests",
        Singular = "tokenrequest",
        Namespaced = true,
        Verbs = Verbs.Create,
        Defaults = TokenRequestDefaults.Of,
    };
}
