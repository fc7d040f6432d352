namespace Keles.Streaming.RemoteCommand;

/// <summary>What a client speaks to the server.</summary>
public enum RemoteCommandTransport
{
    /// <summary>Works with every kubelet and container runtime, and can end standard input alone.</summary>
    Spdy,

    /// <summary>WebSocket v5: what an API server speaks with clients; standard input can end alone.</summary>
    WebSocket,

    /// <summary>WebSocket v4: container runtimes speak it too, but standard input only ends with the connection.</summary>
    WebSocketV4,
}
