namespace Keles.ApiServer.Oidc;

/// <summary>What must be true of the user that the claims give.</summary>
public sealed record UserRule(string Expression, string Message = "");
