using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer;

/// <summary>Where a request carries a token: in its Authorization header, or for browsers' WebSockets in a subprotocol.</summary>
internal static class BearerTokens
{
    private const string ProtocolPrefix = "base64url.bearer.authorization.k8s.io.";

    private const string ProtocolHeader = "Sec-WebSocket-Protocol";

    /// <summary>Null when there is none.</summary>
    public static string? FromHeader(IHeaderDictionary headers)
    {
        var parts = headers.Authorization.ToString().Trim().Split(' ', 3);
        return parts.Length >= 2 && parts[0].Equals("bearer", StringComparison.OrdinalIgnoreCase) && parts[1].Length > 0 ? parts[1] : null;
    }

    /// <summary>The token, the protocols without it, and what is wrong with it.</summary>
    public static (string? Token, string Protocols, string Error) FromProtocols(HttpRequest request)
    {
        var value = request.Headers[ProtocolHeader].ToString();
        if (!value.Contains(ProtocolPrefix, StringComparison.Ordinal)) return (null, value, "");
        var kept = new List<string>();
        string? token = null;
        foreach (var protocol in value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!protocol.StartsWith(ProtocolPrefix, StringComparison.Ordinal))
            {
                kept.Add(protocol);
                continue;
            }

            if (token is not null) return (null, value, "multiple base64.bearer.authorization tokens specified");
            if (!Base64Url.IsValid(protocol.AsSpan(ProtocolPrefix.Length))) return (null, value, "invalid base64.bearer.authorization token encoding");
            token = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(protocol.AsSpan(ProtocolPrefix.Length)));
        }

        // The server must answer with one of the protocols, and a token is none it could answer with.
        return kept.Count == 0 ? (null, value, "missing additional subprotocol") : (token, string.Join(", ", kept), "");
    }

    /// <summary>Takes the token out, so that nobody behind here can pass it on.</summary>
    public static void Clear(HttpRequest request, string protocols) => request.Headers[ProtocolHeader] = protocols;
}
