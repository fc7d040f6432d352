using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>One issuer as the command line describes it, in place of a configuration file.</summary>
public sealed record IssuerFlags
{
    public string IssuerUrl { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>Certificates in PEM; empty for the machine's own.</summary>
    public string CertificateAuthority { get; init; } = "";

    public string UsernameClaim { get; init; } = "sub";

    /// <summary>Empty for the issuer's URL in front of every claim but email, "-" for none.</summary>
    public string UsernamePrefix { get; init; } = "";

    public string GroupsClaim { get; init; } = "";

    public string GroupsPrefix { get; init; } = "";

    /// <summary>Each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> RequiredClaims { get; init; } = [];

    public IReadOnlyList<string> SigningAlgorithms { get; init; } = ["RS256"];

    /// <exception cref="FormatException">They do not fit together; says how.</exception>
    public AuthenticationConfiguration ToConfiguration()
    {
        if (IssuerUrl.Length == 0 || ClientId.Length == 0) throw new FormatException("oidc-issuer-url and oidc-client-id must be specified together when any oidc-* flags are set");
        if (SigningAlgorithms.FirstOrDefault(static a => !TokenAlgorithm.All.ContainsKey(a)) is { } unknown) throw new FormatException($"oidc: unsupported signing alg: \"{unknown}\"");
        return new()
        {
            Jwt =
            [
                new()
                {
                    Issuer = new() { Url = IssuerUrl, Audiences = [ClientId], CertificateAuthority = CertificateAuthority },
                    Username = new(UsernameClaim, Prefix),
                    Groups = GroupsClaim.Length > 0 ? new(GroupsClaim, GroupsPrefix) : new(),
                    ClaimRules = [.. RequiredClaims.Select(Rule)],
                },
            ],
        };
    }

    private string Prefix => UsernamePrefix switch
    {
        "-" => "",
        "" => UsernameClaim == "email" ? "" : $"{IssuerUrl}#",
        _ => UsernamePrefix,
    };

    private static ClaimRule Rule(string pair) => pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at
        ? new(pair[..at], pair[(at + 1)..])
        : throw new FormatException($"oidc-required-claim: malformed pair, expect string=string: {pair}");
}
