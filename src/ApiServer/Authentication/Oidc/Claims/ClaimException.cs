namespace Keles.ApiServer.Oidc;

/// <summary>A token with a good signature whose claims give no user.</summary>
internal sealed class ClaimException(string message) : Exception($"oidc: {message}");
