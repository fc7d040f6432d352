using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.RemoteCommand;

/// <summary>Accepts the streams of a command from a client that speaks SPDY or WebSocket.</summary>
public sealed class RemoteCommandServer(TimeProvider time)
{
    /// <summary>
    /// Upgrades the request and waits for the client's streams. Null when the request was refused or the client did not come up with its
    /// streams in time; everything that can be answered has been answered then.
    /// </summary>
    public async Task<IRemoteCommandChannels?> AcceptAsync(HttpContext http, RemoteCommandRequest request, CancellationToken cancel) =>
        UpgradeRequest.IsWebSocket(http.Request)
            ? await AcceptWebSocketAsync(http, request, cancel)
            : await AcceptSpdyAsync(http, request, cancel);

    private static async Task<IRemoteCommandChannels?> AcceptWebSocketAsync(HttpContext http, RemoteCommandRequest request, CancellationToken cancel)
    {
        if (await WebSocketHandshake.ChooseAsync(http, [.. ChannelProtocol.All.Keys]) is not { } name)
        {
            return null;
        }
        var socket = await WebSocketHandshake.AcceptAsync(http, name);
        var channels = new WebSocketRemoteCommand(
            new ChannelSocket(socket, ChannelProtocol.All[name], WebSocketRemoteCommand.Channels, isServer: true), request);
        try
        {
            await channels.AnnounceAsync(cancel);
            return channels;
        }
        catch (IOException)
        {
            await channels.DisposeAsync();
            return null;
        }
    }

    private async Task<IRemoteCommandChannels?> AcceptSpdyAsync(HttpContext http, RemoteCommandRequest request, CancellationToken cancel)
    {
        if (await SpdyHandshake.ChooseAsync(http, RemoteCommandProtocols.OverSpdy) is not { } protocol)
        {
            return null;
        }
        var connection = await SpdyHandshake.AcceptAsync(http, protocol);
        var channels = new SpdyRemoteCommand(connection, protocol);
        using var limit = new CancellationTokenSource(UpgradeLimits.StreamCreation, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await channels.AcceptAsync(SpdyRemoteCommand.Wanted(request, protocol), either.Token);
            return channels;
        }
        catch (Exception gone) when (gone is IOException or System.Threading.Channels.ChannelClosedException or OperationCanceledException)
        {
            // The client went away or took too long: there is no stream yet on which to tell it.
            await connection.DisposeAsync();
            cancel.ThrowIfCancellationRequested();
            return null;
        }
    }
}
