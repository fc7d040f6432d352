using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.PortForward;

/// <summary>Accepts port forwarding from a client that speaks SPDY, alone or through a WebSocket.</summary>
public static class PortForwardServer
{
    private const string Tunnelled = PortForwardProtocol.TunnelPrefix + PortForwardProtocol.Name;

    /// <summary>Upgrades the request; null when it was refused, and answered.</summary>
    public static async Task<PortForwardSession?> AcceptAsync(HttpContext http, TimeProvider time)
    {
        if (UpgradeRequest.IsWebSocket(http.Request))
        {
            if (await WebSocketHandshake.ChooseAsync(http, [Tunnelled]) is null)
            {
                return null;
            }
            var socket = await WebSocketHandshake.AcceptAsync(http, Tunnelled);
            return new PortForwardSession(SpdyConnection.Start(new WebSocketByteStream(socket), isServer: true), time);
        }
        return await SpdyHandshake.ChooseAsync(http, [PortForwardProtocol.Name]) is { } protocol
            ? new PortForwardSession(await SpdyHandshake.AcceptAsync(http, protocol), time)
            : null;
    }
}
