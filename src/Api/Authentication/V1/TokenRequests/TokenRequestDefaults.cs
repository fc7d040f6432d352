namespace Keles.Api.Authentication.V1;

/// <summary>What holds for a token request when nothing is said.</summary>
internal static class TokenRequestDefaults
{
    private const long Hour = 3600;

    public static TokenRequest Of(TokenRequest o) => o.Spec.ExpirationSeconds is null ? o with { Spec = o.Spec with { ExpirationSeconds = Hour } } : o;
}
