using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Upgrade;

/// <summary>What a request asks to be upgraded to.</summary>
public static class UpgradeRequest
{
    public const string Spdy = "SPDY/3.1";

    /// <summary>Any upgrade at all.</summary>
    public static bool IsUpgrade(HttpRequest request) => Has(request, "Connection", "upgrade");

    public static bool IsWebSocket(HttpRequest request) =>
        IsUpgrade(request) && string.Equals(request.Headers.Upgrade.ToString(), "websocket", StringComparison.OrdinalIgnoreCase);

    public static bool IsSpdy(HttpRequest request) => IsUpgrade(request) && Has(request, "Upgrade", Spdy);

    private static bool Has(HttpRequest request, string header, string word) =>
        request.Headers[header].Any(value => value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
