using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;
using Keles.Streaming.WebSockets;

namespace Keles.Streaming.RemoteCommand;

/// <summary>Dials the address at which a command's streams are served: a container runtime's, a kubelet's, an API server's.</summary>
public static class RemoteCommandClient
{
    /// <exception cref="UpgradeRefusedException">The server answered with an ordinary response.</exception>
    /// <exception cref="HttpRequestException">It could not be reached.</exception>
    public static async Task<IRemoteCommandChannels> DialAsync(
        UpgradeTarget target, RemoteCommandRequest request, RemoteCommandTransport transport, CancellationToken cancel) => transport switch
    {
        RemoteCommandTransport.Spdy => await DialSpdyAsync(target, request, cancel),
        RemoteCommandTransport.WebSocketV4 => await DialWebSocketAsync(target, request, ChannelProtocol.V4, cancel),
        _ => await DialWebSocketAsync(target, request, ChannelProtocol.V5, cancel),
    };

    private static async Task<IRemoteCommandChannels> DialSpdyAsync(UpgradeTarget target, RemoteCommandRequest request, CancellationToken cancel)
    {
        var (connection, protocol) = await SpdyHandshake.DialAsync(target, RemoteCommandProtocols.OverSpdy, cancel);
        var channels = new SpdyRemoteCommand(connection, protocol);
        try
        {
            await channels.OpenAsync(SpdyRemoteCommand.Wanted(request, protocol), cancel);
            return channels;
        }
        catch
        {
            await channels.DisposeAsync();
            throw;
        }
    }

    private static async Task<IRemoteCommandChannels> DialWebSocketAsync(
        UpgradeTarget target, RemoteCommandRequest request, ChannelProtocol protocol, CancellationToken cancel)
    {
        var (socket, chosen) = await WebSocketHandshake.DialAsync(target, [protocol.Name], cancel);
        if (chosen != protocol.Name)
        {
            socket.Dispose();
            throw new IOException($"the server speaks \"{chosen}\", not {protocol.Name}");
        }
        return new WebSocketRemoteCommand(new ChannelSocket(socket, protocol, WebSocketRemoteCommand.Channels, isServer: false), request);
    }
}
