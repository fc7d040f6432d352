namespace Keles.Pki;

/// <summary>A certificate, key, request or file that cannot be used. The message is one sentence that says why and where.</summary>
public sealed class PkiException(string message, Exception? inner = null) : Exception(message, inner);
