using Keles.ApiServer.Connect;
using Keles.ApiServer.Oidc;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Whom the server believes, and who it says it is when it issues tokens.</summary>
public sealed record AccessOptions
{
    public const string DefaultIssuer = "https://kubernetes.default.svc.cluster.local";

    /// <summary>The authorities of client certificates, in PEM; without any, certificates name nobody.</summary>
    public string ClientAuthorities { get; init; } = "";

    /// <summary>The authorities of front proxies' certificates, in PEM; without any, the proxies' headers are ignored.</summary>
    public string RequestHeaderAuthorities { get; init; } = "";

    public RequestHeaderOptions RequestHeaders { get; init; } = new();

    /// <summary>The key that signs service account tokens, then others that still verify.</summary>
    public required IReadOnlyList<SigningKey> ServiceAccountKeys { get; init; }

    /// <summary>The issuer of new tokens, then others still accepted.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [DefaultIssuer];

    /// <summary>The server's own audiences; empty means the issuer.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The longest life of a requested token; zero sets no bound.</summary>
    public TimeSpan LongestToken { get; init; }

    public IReadOnlyList<StaticToken> Tokens { get; init; } = [];

    /// <summary>Whether a request without any credentials is one of <c>system:anonymous</c>, or refused.</summary>
    public bool AllowAnonymous { get; init; } = true;

    /// <summary>Other issuers whose tokens are believed; null for none.</summary>
    public JwtOptions? Jwt { get; init; }

    /// <summary>How those issuers are reached.</summary>
    public IClusterDialer Dialer { get; init; } = new HostDialer();

    internal IReadOnlyList<string> OwnAudiences => Audiences.Count > 0 ? Audiences : [Issuers[0]];
}
