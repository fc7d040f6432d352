using System.Security.Authentication;

namespace Keles.ApiServer.Connect;

/// <summary>A server showed a certificate that is not believed; the message says why, as upstream's network library does.</summary>
internal sealed class UntrustedServerException(string reason) : AuthenticationException($"tls: failed to verify certificate: x509: {reason}");
