using System.Text.Json;

namespace Keles.Pki;

/// <summary>
/// Issues and checks service account tokens. The first key signs; all of them verify, so keys can be exchanged without
/// invalidating tokens, and so can issuers.
/// </summary>
public sealed class ServiceAccountTokens
{
    /// <summary>Clocks differ a little; upstream's tolerance.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<SigningKey> keys;
    private readonly IReadOnlyList<string> issuers;
    private readonly TimeProvider time;

    /// <param name="keys">The signing key, then others that still verify.</param>
    /// <param name="issuers">The issuer of new tokens, then others still accepted.</param>
    /// <param name="audiences">What a token is for when nobody says: usually the issuer.</param>
    /// <param name="time">Decides what has expired.</param>
    public ServiceAccountTokens(
        IReadOnlyList<SigningKey> keys, IReadOnlyList<string> issuers, IReadOnlyList<string> audiences, TimeProvider time)
    {
        if (keys is [] || issuers is [])
        {
            throw new ArgumentException("at least one key and one issuer are needed");
        }

        (this.keys, this.issuers, this.time) = (keys, issuers, time);
        Audiences = audiences;
    }

    /// <summary>The audiences of the API server itself.</summary>
    public IReadOnlyList<string> Audiences { get; }

    public string Issuer => issuers[0];

    public string Issue(ServiceAccountClaims claims) => JsonWebToken.Create(ClaimsWriter.Write(claims, Issuer), keys[0]);

    public string Issue(LegacyTokenClaims claims) => JsonWebToken.Create(ClaimsWriter.Write(claims), keys[0]);

    /// <summary>The key set that others verify tokens with, as served at /openid/v1/jwks.</summary>
    public byte[] KeySet() => JsonWebKeySet.Write(keys);

    /// <summary>The document served at /.well-known/openid-configuration.</summary>
    public byte[] Discovery(string keySetUri) => OpenIdDiscovery.Write(Issuer, keySetUri, keys);

    /// <param name="text">The bearer token.</param>
    /// <param name="wanted">The audiences asked for; empty means the API server's own.</param>
    public TokenVerdict Check(string text, IReadOnlyList<string> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!JsonWebToken.TryParse(text, out var token) || ClaimsReader.Text(token.Payload, "iss") is not { } issuer)
        {
            return TokenVerdict.NotOurs.Instance;
        }

        var legacy = issuer == LegacyTokenClaims.Issuer;
        if (!legacy && !issuers.Contains(issuer, StringComparer.Ordinal))
        {
            return TokenVerdict.NotOurs.Instance;
        }

        if (!IsSignedByUs(token))
        {
            return Refuse("invalid signature, no keys found");
        }

        if (ClaimsReader.Audiences(token.Payload) is not { } named)
        {
            return Refuse("the token's audiences are malformed");
        }

        var accepted = Match(named, wanted);
        if (accepted.Count == 0)
        {
            return Refuse($"token audiences [{Quoted(named)}] is invalid for the target audiences [{Quoted(WantedOrOwn(wanted))}]");
        }

        return legacy ? CheckLegacy(token.Payload, accepted) : CheckBound(token.Payload, named, accepted);
    }

    private static TokenVerdict Refuse(string reason) => new TokenVerdict.Refused(reason);

    private static string Quoted(IEnumerable<string> texts) => string.Join(' ', texts.Select(t => $"\"{t}\""));

    private bool IsSignedByUs(JsonWebToken token) => keys.Any(key =>
        key.Algorithm == token.Algorithm
        && (token.KeyId is null || token.KeyId == key.Id)
        && key.Verifies(token.Signed, token.Signature));

    private IReadOnlyList<string> WantedOrOwn(IReadOnlyList<string> wanted) => wanted.Count > 0 ? wanted : Audiences;

    // A token without audiences is one of a Secret and means the API server.
    private List<string> Match(IReadOnlyList<string> named, IReadOnlyList<string> wanted) =>
        [.. (named.Count > 0 ? named : Audiences).Intersect(WantedOrOwn(wanted), StringComparer.Ordinal)];

    private static TokenVerdict CheckLegacy(JsonElement payload, IReadOnlyList<string> accepted)
    {
        const string Prefix = "kubernetes.io/serviceaccount/";
        var claims = new LegacyTokenClaims(
            ClaimsReader.Text(payload, Prefix + "namespace") ?? "",
            ClaimsReader.Text(payload, Prefix + "secret.name") ?? "",
            new ObjectReference(
                ClaimsReader.Text(payload, Prefix + "service-account.name") ?? "",
                ClaimsReader.Text(payload, Prefix + "service-account.uid") ?? ""));
        var complete = claims.Namespace.Length > 0 && claims.SecretName.Length > 0
            && claims.ServiceAccount is { Name.Length: > 0, Uid.Length: > 0 };
        if (!complete)
        {
            return Refuse("the token names no complete service account and secret");
        }

        return ClaimsReader.Text(payload, "sub") == claims.User
            ? new TokenVerdict.Legacy(claims, accepted)
            : Refuse("sub claim does not match the service account");
    }

    private TokenVerdict CheckBound(JsonElement payload, IReadOnlyList<string> named, IReadOnlyList<string> accepted)
    {
        var now = time.GetUtcNow();
        if (ClaimsReader.Time(payload, "exp") is not { } expires)
        {
            return Refuse("the token has no valid expiry");
        }

        if (now > expires + Leeway)
        {
            return Refuse("service account token has expired");
        }

        var notBefore = ClaimsReader.Time(payload, "nbf") ?? DateTimeOffset.UnixEpoch;
        if (now + Leeway < notBefore)
        {
            return Refuse("service account token is not valid yet");
        }

        var issuedAt = ClaimsReader.Time(payload, "iat") ?? notBefore;
        if (now + Leeway < issuedAt)
        {
            return Refuse("service account token is issued in the future");
        }

        if (!payload.TryGetProperty("kubernetes.io", out var own) || own.ValueKind != JsonValueKind.Object
            || ClaimsReader.Text(own, "namespace") is not { Length: > 0 } @namespace
            || ClaimsReader.Reference(own, "serviceaccount") is not { Name.Length: > 0, Uid.Length: > 0 } account)
        {
            return Refuse("the token names no complete service account");
        }

        var claims = new ServiceAccountClaims
        {
            Namespace = @namespace,
            ServiceAccount = account,
            Audiences = named,
            IssuedAt = issuedAt,
            NotBefore = notBefore,
            Expires = expires,
            Id = ClaimsReader.Text(payload, "jti") ?? "",
            Pod = ClaimsReader.Reference(own, "pod"),
            Node = ClaimsReader.Reference(own, "node"),
            Secret = ClaimsReader.Reference(own, "secret"),
            WarnAfter = ClaimsReader.Time(own, "warnafter"),
        };
        return ClaimsReader.Text(payload, "sub") == claims.User
            ? new TokenVerdict.Bound(claims, accepted)
            : Refuse("sub claim does not match the service account");
    }
}
