namespace Keles.ApiServer.Oidc;

/// <summary>Where a part of the user comes from: a claim behind a prefix, or an expression over all claims.</summary>
/// <param name="Prefix">Null when it is not said, which is not the same as an empty one.</param>
public sealed record ClaimMapping(string Claim = "", string? Prefix = null, string Expression = "");
