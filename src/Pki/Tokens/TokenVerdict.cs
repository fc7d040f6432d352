namespace Keles.Pki;

/// <summary>What a look at a bearer token gave. Whether the account, pod, node or secret still lives is for the caller to check.</summary>
public abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>Not a token of this cluster: another authenticator may know it.</summary>
    public sealed record NotOurs : TokenVerdict
    {
        public static NotOurs Instance { get; } = new();
    }

    /// <summary>A token that claims to be of this cluster but does not hold.</summary>
    public sealed record Refused(string Reason) : TokenVerdict;

    /// <summary>A bound token; <paramref name="Audiences"/> are those both named by the token and asked for.</summary>
    public sealed record Bound(ServiceAccountClaims Claims, IReadOnlyList<string> Audiences) : TokenVerdict;

    /// <summary>A token of a Secret: it holds only while that Secret exists and contains this very token.</summary>
    public sealed record Legacy(LegacyTokenClaims Claims, IReadOnlyList<string> Audiences) : TokenVerdict;
}
