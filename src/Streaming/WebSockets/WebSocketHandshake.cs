using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.WebSockets;

/// <summary>Opens WebSockets, keeping to upstream's way of choosing subprotocols: offering none is allowed where the empty one is supported.</summary>
internal static class WebSocketHandshake
{
    private const string Version = "13";
    private const string ProtocolHeader = "Sec-WebSocket-Protocol";

    // What a client of a long quiet session sends, so that middle boxes keep it alive; upstream's figures.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<string> Offered(HttpRequest request) =>
        [.. request.Headers[ProtocolHeader].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The first of the client's protocols that is supported; null when the request was refused.</summary>
    public static async Task<string?> ChooseAsync(HttpContext http, IReadOnlyCollection<string> supported)
    {
        var request = http.Request;
        if (!UpgradeAccept.Possible(http) || request.Headers.SecWebSocketVersion != Version || request.Headers.SecWebSocketKey.Count != 1)
        {
            http.Response.Headers.SecWebSocketVersion = Version;
            await UpgradeAccept.RefuseAsync(http, StatusCodes.Status400BadRequest, "the request is not a WebSocket handshake of version 13");
            return null;
        }
        var offered = Offered(request);
        if ((offered.Count == 0 ? [""] : offered).FirstOrDefault(supported.Contains) is { } chosen)
        {
            return chosen;
        }
        await UpgradeAccept.RefuseAsync(
            http,
            StatusCodes.Status403Forbidden,
            $"requested protocol(s) are not supported: [{string.Join(' ', offered)}]; supports [{string.Join(' ', supported)}]");
        return null;
    }

    public static async Task<WebSocket> AcceptAsync(HttpContext http, string protocol)
    {
        http.Response.Headers.SecWebSocketAccept = AcceptKey(http.Request.Headers.SecWebSocketKey.ToString());
        if (protocol.Length > 0)
        {
            http.Response.Headers[ProtocolHeader] = protocol;
        }
        var transport = await UpgradeAccept.SwitchAsync(http, "websocket");
        return WebSocket.CreateFromStream(transport, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
    }

    public static async Task<(WebSocket Socket, string Protocol)> DialAsync(UpgradeTarget target, IEnumerable<string> protocols, CancellationToken cancel)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        KeyValuePair<string, string>[] headers =
        [
            new("Sec-WebSocket-Version", Version),
            new("Sec-WebSocket-Key", key),
            new(ProtocolHeader, string.Join(", ", protocols)),
        ];
        var upgraded = await UpgradeDialer.DialAsync(target, HttpMethod.Get, "websocket", headers, cancel);
        if (upgraded.Header("Sec-WebSocket-Accept") != AcceptKey(key))
        {
            await upgraded.Transport.DisposeAsync();
            throw new IOException("the server's WebSocket handshake does not match the request");
        }
        var options = new WebSocketCreationOptions { IsServer = false, KeepAliveInterval = PingInterval, KeepAliveTimeout = PongTimeout };
        return (WebSocket.CreateFromStream(upgraded.Transport, options), upgraded.Header(ProtocolHeader) ?? "");
    }

    // RFC 6455: proves that the server understood the handshake; SHA-1 protects nothing here.
#pragma warning disable CA5350
    private static string AcceptKey(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
