using System.Buffers;
using System.Buffers.Text;
using Keles.Streaming.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary>Sends a stream of bytes over a WebSocket, each piece as it comes as one message: a log for a browser.</summary>
/// <remarks>Subprotocols are upstream's: bytes as they are (<c>binary.k8s.io</c>, or none), or in text (<c>base64.binary.k8s.io</c>).</remarks>
internal static class SocketReader
{
    private const string Base64Protocol = "base64.binary.k8s.io";
    private static readonly string[] Protocols = ["", "binary.k8s.io", Base64Protocol];

    /// <param name="ping">An empty message goes first, so that the client of a silent log sees that it is connected.</param>
    public static async Task SendAsync(HttpContext http, Stream from, bool ping)
    {
        await using var socket = await MessageSocket.AcceptAsync(http, Protocols);
        if (socket is null) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, socket.Gone);
        var asText = socket.Protocol == Base64Protocol;
        var buffer = ArrayPool<byte>.Shared.Rent(ConnectLimits.CopyBuffer);
        var text = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(ConnectLimits.CopyBuffer));
        try
        {
            if (ping) await socket.SendAsync(default, asText, stop.Token);
            while (await from.ReadAsync(buffer.AsMemory(0, ConnectLimits.CopyBuffer), stop.Token) is > 0 and var count)
            {
                var message = buffer.AsMemory(0, count);
                if (asText)
                {
                    Base64.EncodeToUtf8(message.Span, text, out _, out var written);
                    message = text.AsMemory(0, written);
                }

                await socket.SendAsync(message, asText, stop.Token);
            }

            await socket.CloseAsync(CancellationToken.None);
        }
        catch (Exception e) when (stop.IsCancellationRequested || Backend.IsBroken(e, stop.Token))
        {
            // The client has left, or the node broke off: without a closing message nobody takes it for the log's end.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
