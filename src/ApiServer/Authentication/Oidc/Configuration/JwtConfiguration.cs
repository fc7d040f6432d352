namespace Keles.ApiServer.Oidc;

/// <summary>One issuer, whose tokens hold, and whom they name.</summary>
public sealed record JwtConfiguration
{
    public required IssuerConfiguration Issuer { get; init; }

    public IReadOnlyList<ClaimRule> ClaimRules { get; init; } = [];

    public ClaimMapping Username { get; init; } = new();

    public ClaimMapping Groups { get; init; } = new();

    /// <summary>Without a prefix.</summary>
    public ClaimMapping Uid { get; init; } = new();

    public IReadOnlyList<ExtraMapping> Extra { get; init; } = [];

    public IReadOnlyList<UserRule> UserRules { get; init; } = [];
}
