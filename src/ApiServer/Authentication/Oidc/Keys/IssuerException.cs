namespace Keles.ApiServer.Oidc;

/// <summary>An issuer of tokens that cannot be asked for its keys.</summary>
internal sealed class IssuerException(string message, Exception? inner = null) : Exception(message, inner);
