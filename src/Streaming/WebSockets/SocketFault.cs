using System.Net.WebSockets;

namespace Keles.Streaming.WebSockets;

/// <summary>Knows the many ways in which a WebSocket says that it is broken.</summary>
internal static class SocketFault
{
    /// <summary>A socket that the other direction found broken cancels what is under way, without anybody having asked for cancellation.</summary>
    public static bool IsBroken(Exception error, CancellationToken cancel) => error switch
    {
        WebSocketException or IOException or ObjectDisposedException => true,
        OperationCanceledException => !cancel.IsCancellationRequested,
        _ => false,
    };
}
