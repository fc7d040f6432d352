using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>How the server is told whose tokens it believes.</summary>
public sealed record JwtOptions
{
    /// <summary>Has been validated.</summary>
    public required AuthenticationConfiguration Configuration { get; init; }

    /// <summary>How tokens may be signed.</summary>
    public IReadOnlyCollection<string> Algorithms { get; init; } = [.. TokenAlgorithm.All.Keys];

    /// <summary>Key sets in files by the issuer that signs with them, under the empty name for all others: then nobody is asked for keys.</summary>
    public IReadOnlyDictionary<string, string> KeyFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>What <see cref="Configuration"/> was read from; empty when that was no file.</summary>
    public string Text { get; init; } = "";

    /// <summary>Tells the metrics of several servers apart, see <see cref="ServerIdentity"/>.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>Gives the configuration's text as it is now; it is asked from time to time. Null when it does not change.</summary>
    public Func<string>? Source { get; init; }
}
