namespace Keles.Grpc.Client;

/// <summary>The settings of the HTTP/2 connections beneath a channel.</summary>
internal static class ConnectionPool
{
    // A peer that vanished without closing (a cut network) would leave a watch hanging for ever.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    public static SocketsHttpHandler For(GrpcTarget target)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = GrpcLimits.ConnectTimeout,
            // Long watches use up the streams of one connection; further calls then open another.
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = target.Address.IsLoopback ? Timeout.InfiniteTimeSpan : PingDelay,
            KeepAlivePingTimeout = PingTimeout,
        };
        if (target.Tls is { } tls)
        {
            handler.SslOptions = tls;
        }
        if (target.Dial is { } dial)
        {
            handler.ConnectCallback = (_, cancel) => dial(cancel);
        }
        return handler;
    }
}
