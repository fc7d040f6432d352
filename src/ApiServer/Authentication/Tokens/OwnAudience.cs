using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tokens that say nothing of audiences are good for this server alone.</summary>
internal static class OwnAudience
{
    /// <summary>Those of the audiences asked for that are this server's; empty when the token is no good for them.</summary>
    public static Items<string> Of(IReadOnlyList<string> wanted, IReadOnlyList<string> own) => [.. wanted.Intersect(own, StringComparer.Ordinal)];
}
