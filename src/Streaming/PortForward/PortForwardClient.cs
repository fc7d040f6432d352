using System.Globalization;
using Keles.Streaming.Spdy;
using Keles.Streaming.Upgrade;
using Keles.Streaming.WebSockets;

namespace Keles.Streaming.PortForward;

/// <summary>The client's end of port forwarding: one connection to the server, over which any number of connections to ports are opened.</summary>
public sealed class PortForwardClient : IAsyncDisposable
{
    private readonly SpdyConnection _connection;
    private int _lastRequest = -1;

    private PortForwardClient(SpdyConnection connection) => _connection = connection;

    /// <summary>Ends, without failing, when the server is gone.</summary>
    public Task Completion => _connection.Completion;

    /// <summary>Dials over SPDY itself, or with SPDY inside a WebSocket, which API servers since 1.31 offer.</summary>
    public static async Task<PortForwardClient> DialAsync(UpgradeTarget target, bool throughWebSocket, CancellationToken cancel)
    {
        if (!throughWebSocket)
        {
            return new PortForwardClient((await SpdyHandshake.DialAsync(target, [PortForwardProtocol.Name], cancel)).Connection);
        }
        const string Tunnelled = PortForwardProtocol.TunnelPrefix + PortForwardProtocol.Name;
        var (socket, _) = await WebSocketHandshake.DialAsync(target, [Tunnelled], cancel);
        return new PortForwardClient(SpdyConnection.Start(new WebSocketByteStream(socket), isServer: false));
    }

    /// <summary>Opens a connection to a port. Failures to reach it come on the error channel, which ends empty when all went well.</summary>
    public async Task<PortForwardPair> OpenAsync(int port, CancellationToken cancel)
    {
        var request = Interlocked.Increment(ref _lastRequest);
        var error = await _connection.OpenAsync(Headers(PortForwardProtocol.ErrorType, port, request), cancel);
        // The client has nothing to say on it.
        await error.CompleteAsync(cancel);
        var data = await _connection.OpenAsync(Headers(PortForwardProtocol.DataType, port, request), cancel);
        return new PortForwardPair(port, data, error);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static Dictionary<string, string> Headers(string type, int port, int request) => new(StringComparer.Ordinal)
    {
        [PortForwardProtocol.TypeHeader] = type,
        [PortForwardProtocol.PortHeader] = port.ToString(CultureInfo.InvariantCulture),
        [PortForwardProtocol.RequestHeader] = request.ToString(CultureInfo.InvariantCulture),
    };
}
