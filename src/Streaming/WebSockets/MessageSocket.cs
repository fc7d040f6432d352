using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.WebSockets;

/// <summary>A WebSocket on which only the server speaks, one message after the other: a watch of a browser.</summary>
public sealed class MessageSocket : IAsyncDisposable
{
    private readonly WebSocket socket;
    private readonly CancellationTokenSource gone = new();
    private readonly Task listening;

    private MessageSocket(WebSocket socket, string protocol)
    {
        this.socket = socket;
        Protocol = protocol;
        listening = ListenAsync();
    }

    /// <summary>Cancelled when the client has closed its side or is gone.</summary>
    public CancellationToken Gone => gone.Token;

    public static bool IsAskedFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
            && request.Headers.Connection.ToString().Contains("upgrade", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The subprotocol both sides speak; empty where none was offered.</summary>
    public string Protocol { get; }

    /// <summary>Null when the handshake was refused; the refusal has been written.</summary>
    public static async Task<MessageSocket?> AcceptAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        // No protocol has a meaning here: the client gets the first it offers, or none.
        var offered = WebSocketHandshake.Offered(http.Request);
        return await AcceptAsync(http, offered.Count == 0 ? [""] : [offered[0]]);
    }

    /// <inheritdoc cref="AcceptAsync(HttpContext)"/>
    /// <param name="supported">The subprotocols that have a meaning; the empty one for clients that offer none.</param>
    public static async Task<MessageSocket?> AcceptAsync(HttpContext http, IReadOnlyCollection<string> supported)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await WebSocketHandshake.ChooseAsync(http, supported) is { } protocol ? new(await WebSocketHandshake.AcceptAsync(http, protocol), protocol) : null;
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, bool text, CancellationToken cancel) =>
        socket.SendAsync(message, text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancel).AsTask();

    /// <summary>Says that nothing more comes.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // The client was faster: there is nobody to say it to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await listening;
        gone.Dispose();
    }

    /// <summary>What a client sends means nothing but must be read, or its closing would never be seen.</summary>
    private async Task ListenAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It went without a word: the same end.
        }

        await gone.CancelAsync();
    }
}
