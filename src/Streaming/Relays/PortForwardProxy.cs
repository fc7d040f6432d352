using Keles.Streaming.PortForward;
using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Relays;

/// <summary>Serves port forwarding by way of another server that speaks SPDY: SPDY inside a WebSocket is unwrapped, all else passed through.</summary>
public sealed class PortForwardProxy(TimeProvider time)
{
    private readonly UpgradeProxy _raw = new(time);

    /// <exception cref="UpgradeRefusedException">The backend answered otherwise; nothing has been answered yet.</exception>
    /// <exception cref="HttpRequestException">The backend could not be reached; nothing has been answered yet.</exception>
    public async Task RunAsync(HttpContext http, UpgradeTarget target, CancellationToken cancel)
    {
        if (!UpgradeRequest.IsWebSocket(http.Request))
        {
            await _raw.RunAsync(http, target, cancel);
            return;
        }
        var inner = Tunnelled(http.Request).ToList();
        if (inner.Count == 0)
        {
            // Not a tunnel: the runtime may know this kind of WebSocket itself.
            await _raw.RunAsync(http, target, cancel);
            return;
        }
        await TunnelAsync(http, target, inner, cancel);
    }

    /// <summary>Whether a WebSocket is to carry SPDY, and not numbered channels.</summary>
    public static bool IsTunnel(HttpRequest request) => Tunnelled(request).Any();

    private static IEnumerable<string> Tunnelled(HttpRequest request) => WebSocketHandshake.Offered(request)
        .Where(offered => offered.StartsWith(PortForwardProtocol.TunnelPrefix, StringComparison.Ordinal))
        .Select(offered => offered[PortForwardProtocol.TunnelPrefix.Length..]);

    private async Task TunnelAsync(HttpContext http, UpgradeTarget target, List<string> protocols, CancellationToken cancel)
    {
        var offer = protocols.Select(protocol => new KeyValuePair<string, string>(SpdyHandshake.ProtocolHeader, protocol));
        var upgraded = await UpgradeDialer.DialAsync(target, HttpMethod.Post, UpgradeRequest.Spdy, offer, cancel);
        await using var backend = upgraded.Transport;
        var chosen = PortForwardProtocol.TunnelPrefix + upgraded.Header(SpdyHandshake.ProtocolHeader);
        if (await WebSocketHandshake.ChooseAsync(http, [chosen]) is null)
        {
            return;
        }
        await using var client = new WebSocketByteStream(await WebSocketHandshake.AcceptAsync(http, chosen));
        await ByteRelay.RunAsync(client, backend, UpgradeLimits.Idle, time, cancel);
    }
}
