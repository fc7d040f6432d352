namespace Keles.ApiServer.Oidc;

/// <summary>What must be true of a token's claims: one has a value, or an expression gives true.</summary>
public sealed record ClaimRule(string Claim = "", string RequiredValue = "", string Expression = "", string Message = "");
