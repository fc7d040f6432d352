using Keles.Streaming.RemoteCommand;

namespace Keles.Streaming.Tests.RemoteCommand;

public sealed class SpdyDirect : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.Spdy, backend: null);
}

public sealed class SpdyThroughProxy : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Proxied(RemoteCommandTransport.Spdy);
}

public sealed class SpdyRelayedOverSpdy : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.Spdy, RemoteCommandTransport.Spdy);
}

public sealed class SpdyRelayedOverWebSocket : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.Spdy, RemoteCommandTransport.WebSocket);
}

public sealed class SpdyRelayedOverWebSocketV4 : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.Spdy, RemoteCommandTransport.WebSocketV4);
}

public sealed class WebSocketDirect : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocket, backend: null);
}

public sealed class WebSocketThroughProxy : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Proxied(RemoteCommandTransport.WebSocket);
}

public sealed class WebSocketRelayedOverSpdy : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocket, RemoteCommandTransport.Spdy);
}

public sealed class WebSocketRelayedOverWebSocket : RemoteCommandContract
{
    protected override bool HalfCloses => true;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocket, RemoteCommandTransport.WebSocket);
}

public sealed class WebSocketRelayedOverWebSocketV4 : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocket, RemoteCommandTransport.WebSocketV4);
}

public sealed class WebSocketV4Direct : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocketV4, backend: null);
}

public sealed class WebSocketV4ThroughProxy : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Proxied(RemoteCommandTransport.WebSocketV4);
}

public sealed class WebSocketV4RelayedOverSpdy : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocketV4, RemoteCommandTransport.Spdy);
}

public sealed class WebSocketV4RelayedOverWebSocket : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocketV4, RemoteCommandTransport.WebSocket);
}

public sealed class WebSocketV4RelayedOverWebSocketV4 : RemoteCommandContract
{
    protected override bool HalfCloses => false;

    private protected override Task<Route> MakeRoute() => Route.Make(RemoteCommandTransport.WebSocketV4, RemoteCommandTransport.WebSocketV4);
}
