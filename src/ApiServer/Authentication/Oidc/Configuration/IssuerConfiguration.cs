namespace Keles.ApiServer.Oidc;

/// <summary>Who issues tokens, and for whom they must be.</summary>
public sealed record IssuerConfiguration
{
    public string Url { get; init; } = "";

    /// <summary>Where it tells of itself when that is not below its own address; empty when it is.</summary>
    public string DiscoveryUrl { get; init; } = "";

    /// <summary>Who signs its server's certificate, in PEM; empty for the machine's own authorities.</summary>
    public string CertificateAuthority { get; init; } = "";

    public IReadOnlyList<string> Audiences { get; init; } = [];

    public string AudienceMatchPolicy { get; init; } = "";

    public string EgressSelectorType { get; init; } = "";
}
